using System;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>The loop of a board, with its one catch-all: a fault costs a step, a row of them a
    /// restart.</summary>
    /// <remarks>The chip's watchdog cannot be used from here: what never returns is not caught.</remarks>
    public sealed class TopLoop
    {
        public const int FaultsToRestart = 10;

        private const int PauseAfterFaultMs = 1000;

        private readonly Board _board;
        private readonly IPace _pace;
        private readonly IApplication _application;
        private int _faults;

        public TopLoop(Board board, IPace pace, IApplication application)
        {
            _board = board;
            _pace = pace;
            _application = application;
        }

        /// <summary>Never returns.</summary>
        public void Run()
        {
            while (true)
            {
                RunOnce();
            }
        }

        public void RunOnce()
        {
            int pauseMs = PauseAfterFaultMs;
            bool backlogged = false;
            try
            {
                _application.Step();
                _board.Step();
                pauseMs = _application.PauseMs;
                backlogged = _application.IsBacklogged;
                _faults = 0;
            }
            catch (Exception fault)
            {
                _faults++;
                TryHandle(fault);
            }

            _pace.Pause(pauseMs, backlogged);
        }

        private void TryHandle(Exception fault)
        {
            try
            {
                Handle(fault.GetType().FullName + ": " + fault.Message);
            }
            catch (Exception)
            {
                // Without memory there are no words either. The next step may find some; Main must not end here.
                if (_faults >= FaultsToRestart)
                {
                    _board.Power.Reboot();
                }
            }
        }

        private void Handle(string fault)
        {
            _board.Life.NoteFault();
            _board.Log.Error("loop", fault);
            if (_faults < FaultsToRestart)
            {
                _application.Recover();
                return;
            }

            try
            {
                _application.PrepareRestart();
            }
            catch (Exception)
            {
                // What is broken may be the very thing that should note its state: what was noted before holds.
                _board.Log.Warn("loop", "state could not be noted");
            }

            _board.Life.TryNoteCrash(fault, _board.Clock.UptimeMs);
            _board.Restart("loop", FaultsToRestart.ToString() + " faults in a row: restart");
        }
    }
}
