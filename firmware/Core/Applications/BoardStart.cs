using System;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>From power-on to the top loop, the same for every application.</summary>
    public static class BoardStart
    {
        /// <summary>Runs on any board; never returns.</summary>
        public static void Run(IPlatform platform, IApplicationFactory factory)
        {
            CreateLoop(platform, factory).Run();
        }

        /// <summary>The board after power-on, to be driven step by step.</summary>
        public static TopLoop CreateLoop(IPlatform platform, IApplicationFactory factory)
        {
            Board board = new Board(
                platform.Clock, platform.Files, platform.Console, platform.Entropy, platform.Power);
            FinishWhatWasBegun(board);
            Begin(board);
            IApplication application = board.Life.IsSafeMode
                ? new IdleBoard(board, factory.Kind, IdleBoard.SafeMode)
                : CreateApplication(platform, board, factory);
            return new TopLoop(board, platform.Pace, application);
        }

        private static void FinishWhatWasBegun(Board board)
        {
            int reason = board.Life.Reason;
            if (reason == RestartReason.FactoryReset || reason == RestartReason.FactoryResetKeepingKey)
            {
                bool keepsKey = reason == RestartReason.FactoryResetKeepingKey;
                if (!FactoryReset.TryWipe(board.Files, keepsKey))
                {
                    board.Log.Error("start", "flash refuses to delete everything: repeat the factory reset");
                }
            }

            if (!new SettingsFile(board.Files, Identity.SettingsPath).TryRecover())
            {
                board.Log.Error("start", "flash refuses the changed settings");
            }

            if (!new ReplacedFile(board.Files, Identity.RosterPath).TryRecover())
            {
                board.Log.Error("start", "flash refuses the new roster");
            }
        }

        private static void Begin(Board board)
        {
            BoardLife life = board.Life;
            if (!life.TryBegin())
            {
                board.Log.Error("start", "flash refuses to count this start");
            }

            board.Log.Info("start", "start " + life.StartCount.ToString()
                + ", reason " + RestartReason.WordOf(life.Reason)
                + ", last fault " + (life.LastFault == null ? "none" : "in " + life.LastFault));
            if (life.IsSafeMode)
            {
                board.Log.Error("start", life.FailedStarts.ToString()
                    + " starts in a row have failed: safe mode without the application; see log, then reboot");
            }

            board.Log.Flush();
        }

        // Constructors of drivers throw on wiring that this chip cannot have: the board stays awake to say so.
        private static IApplication CreateApplication(
            IPlatform platform, Board board, IApplicationFactory factory)
        {
            try
            {
                Identity identity;
                return Identity.TryLoad(board, factory.Kind, out identity)
                    ? factory.Create(platform, board, identity)
                    : new IdleBoard(board, factory.Kind, IdleBoard.Unprovisioned);
            }
            catch (Exception fault)
            {
                board.Log.Error("wiring", fault.GetType().FullName + ": " + fault.Message);
                return new IdleBoard(board, factory.Kind, IdleBoard.Miswired);
            }
        }
    }
}
