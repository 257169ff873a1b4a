using System;
using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers;
using EdgeLedger.Firmware.Drivers.Platform;

namespace EdgeLedger.Firmware.Meter
{
    /// <summary>The meter's firmware.</summary>
    public static class Program
    {
        public static void Main()
        {
            Run(new DevicePlatform());
        }

        /// <summary>Runs on any board; never returns.</summary>
        public static void Run(IPlatform platform)
        {
            Board board = BoardWiring.CreateBoard(platform);
            TopLoop loop = new TopLoop(board, platform.Pace, CreateApplication(platform, board));
            loop.Run();
        }

        // Constructors of drivers throw on wiring that this chip cannot have: the board stays awake to say so.
        private static IApplication CreateApplication(IPlatform platform, Board board)
        {
            try
            {
                return Wire(platform, board);
            }
            catch (Exception fault)
            {
                board.Log.Error("wiring", fault.GetType().FullName + ": " + fault.Message);
                return new IdleBoard(board, BoardSettings.KindMeter, "miswired");
            }
        }

        private static IApplication Wire(IPlatform platform, Board board)
        {
            Identity identity;
            if (!Identity.TryLoad(board, BoardSettings.KindMeter, out identity))
            {
                return new IdleBoard(board, BoardSettings.KindMeter, "unprovisioned");
            }

            IMeteringFrontEnd frontEnd = platform.CreateFrontEnd(
                identity.Settings.PulsePin, identity.Settings.PulsesPerKilowattHour);
            IMessageLink link = BoardWiring.CreateLink(platform, identity);
            return new Core.Applications.Meter(board, identity, link, frontEnd);
        }
    }
}
