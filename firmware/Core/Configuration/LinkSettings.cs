namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>The way to the gateways: network, broker, time server.</summary>
    public sealed class LinkSettings : ISettingsSection
    {
        public string BrokerHost { get; private set; }

        public int BrokerPort { get; private set; } = 1883;

        public string BrokerUser { get; private set; }

        public string BrokerPassword { get; private set; }

        public string WifiSsid { get; private set; }

        public string WifiPassword { get; private set; }

        public string SntpServer { get; private set; } = "pool.ntp.org";

        public bool TrySet(string key, string value, out string error)
        {
            error = null;
            switch (key)
            {
                case "broker.host":
                    BrokerHost = value;
                    error = value.Length > 0 ? null : "broker.host is empty";
                    return true;
                case "broker.port":
                    long number;
                    bool isNumber = SettingsSyntax.TryParseNumber(value, out number);
                    BrokerPort = (int)number;
                    error = isNumber && number >= 1 && number <= 65535 ? null : "broker.port is 1 to 65535";
                    return true;
                case "broker.user":
                    BrokerUser = value;
                    return true;
                case "broker.password":
                    BrokerPassword = value;
                    return true;
                case "wifi.ssid":
                    WifiSsid = value;
                    return true;
                case "wifi.password":
                    WifiPassword = value;
                    return true;
                case "sntp.server":
                    SntpServer = value;
                    return true;
                default:
                    return false;
            }
        }
    }
}
