using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Drivers;
using EdgeLedger.Firmware.Drivers.Platform;

namespace EdgeLedger.Firmware.Meter
{
    /// <summary>The meter's firmware.</summary>
    public static class Program
    {
        public static void Main()
        {
            Board board = BoardWiring.CreateBoard();
            TopLoop loop = new TopLoop(board, new PlatformPace(), CreateApplication(board));
            loop.Run();
        }

        private static IApplication CreateApplication(Board board)
        {
            Identity identity;
            if (!Identity.TryLoad(board, BoardSettings.KindMeter, out identity))
            {
                return new UnprovisionedBoard(board, BoardSettings.KindMeter);
            }

            PlatformFrontEnd frontEnd = new PlatformFrontEnd(
                identity.Settings.PulsePin, identity.Settings.PulsesPerKilowattHour);
            return new Core.Applications.Meter(board, identity, BoardWiring.CreateLink(board, identity), frontEnd);
        }
    }
}
