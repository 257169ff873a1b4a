using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Networks;

namespace EdgeLedger.Firmware.Drivers.Links
{
    /// <summary>The link of a board that has a network of its own: MQTT over Wi-Fi or Ethernet.</summary>
    public static class BoardLink
    {
        public static IMessageLink Create(
            Identity identity, IClock clock, IEntropy entropy, IBackground background)
        {
            LinkSettings settings = identity.Settings.Link;
            BoardNetwork network = new BoardNetwork(settings.WifiSsid, settings.WifiPassword, settings.SntpServer);
            return new MqttLink(new MqttEndpoint(identity), network, clock, entropy, background);
        }
    }
}
