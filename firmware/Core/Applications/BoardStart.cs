using System;
using EdgeLedger.Firmware.Core.Platform;

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
            return new TopLoop(board, platform.Pace, CreateApplication(platform, board, factory));
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
                    : new IdleBoard(board, factory.Kind, "unprovisioned");
            }
            catch (Exception fault)
            {
                board.Log.Error("wiring", fault.GetType().FullName + ": " + fault.Message);
                return new IdleBoard(board, factory.Kind, "miswired");
            }
        }
    }
}
