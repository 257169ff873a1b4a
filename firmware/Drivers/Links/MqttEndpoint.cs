using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Drivers.Links
{
    /// <summary>Where the broker is and who this board is to it.</summary>
    public sealed class MqttEndpoint
    {
        private const int SecretBytes = 8;

        public MqttEndpoint(Identity identity)
        {
            string topic = "el/" + identity.Settings.Chain.Region + "/" + identity.Address + "/";
            Host = identity.Settings.Link.BrokerHost;
            Port = identity.Settings.Link.BrokerPort;
            Password = identity.Settings.Link.BrokerPassword;

            // A board that makes its own key cannot be told its name beforehand.
            User = identity.Settings.Link.BrokerUser == null && Password != null
                ? identity.Address : identity.Settings.Link.BrokerUser;
            ClientId = ClientIdOf(identity);
            StatusTopic = topic + "status";
            Topics = new string[] { topic + "head/+", topic + "shell", topic + "settings", topic + "roster/+" };
        }

        public string Host { get; private set; }

        public int Port { get; private set; }

        public string User { get; private set; }

        public string Password { get; private set; }

        public string ClientId { get; private set; }

        /// <summary>Retained "online", or "offline" by the broker as the last will.</summary>
        public string StatusTopic { get; private set; }

        /// <summary>What the gateways say to this board.</summary>
        public string[] Topics { get; private set; }

        // A broker ends the older of two connections with one client id (MQTT 3.1.1, 3.1.4-2): were it only the
        // address, any board could hold any other off. The same after each start, so that the connection of
        // before ends at once and its last will does not come after the new "online".
        private static string ClientIdOf(Identity identity)
        {
            byte[] secret = identity.Key.DeriveSecret("EdgeLedger MQTT client id");
            return identity.Address + "-" + Hex.Of(secret, 0, SecretBytes);
        }
    }
}
