using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Links;
using EdgeLedger.Firmware.Drivers.Networks;
using EdgeLedger.Firmware.Drivers.Power;

namespace EdgeLedger.Firmware.Drivers
{
    /// <summary>Puts the drivers of a board together, the same for every application.</summary>
    public static class BoardWiring
    {
        public static Board CreateBoard(IPlatform platform)
        {
            return new Board(
                platform.Clock, platform.Files, platform.Console, platform.Entropy, new BoardPower());
        }

        public static IMessageLink CreateLink(IPlatform platform, Identity identity)
        {
            BoardSettings settings = identity.Settings;
            BoardNetwork network = new BoardNetwork(settings.WifiSsid, settings.WifiPassword, settings.SntpServer);
            return new MqttLink(
                new MqttEndpoint(identity), network, platform.Clock, platform.Entropy, platform.Background);
        }
    }
}
