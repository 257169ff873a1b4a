using System;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>The loop of a board, with its one catch-all: a fault costs a step, not the board.</summary>
    public sealed class TopLoop
    {
        private const int PauseAfterFaultMs = 1000;

        private readonly Board _board;
        private readonly IPace _pace;
        private readonly IApplication _application;

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
                pauseMs = _application.PauseMs;
                backlogged = _application.IsBacklogged;
            }
            catch (Exception fault)
            {
                _board.Log.Error("loop", fault.GetType().FullName + ": " + fault.Message);
                _application.Recover();
            }

            _pace.Pause(pauseMs, backlogged);
        }
    }
}
