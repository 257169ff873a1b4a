using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Links;
using EdgeLedger.Firmware.Drivers.Networks;
using EdgeLedger.Firmware.Drivers.Platform;
using EdgeLedger.Firmware.Drivers.Power;

namespace EdgeLedger.Firmware.Drivers
{
    /// <summary>Puts the drivers of a board together, the same for every application.</summary>
    public static class BoardWiring
    {
        public static Board CreateBoard()
        {
            return new Board(
                new PlatformClock(), new PlatformFiles(), new PlatformConsole(), new PlatformEntropy(), new BoardPower());
        }

        public static IMessageLink CreateLink(Board board, Identity identity)
        {
            BoardSettings settings = identity.Settings;
            BoardNetwork network = new BoardNetwork(settings.WifiSsid, settings.WifiPassword, settings.SntpServer);
            return new MqttLink(
                new MqttEndpoint(identity), network, board.Clock, board.Entropy, new PlatformBackground());
        }
    }
}
