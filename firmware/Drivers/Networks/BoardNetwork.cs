using System.Device.Wifi;
using nanoFramework.Networking;

namespace EdgeLedger.Firmware.Drivers.Networks
{
    /// <summary>Wi-Fi and the date: set up once, then kept by the framework.</summary>
    public sealed class BoardNetwork
    {
        private readonly bool _usesWifi;

        /// <param name="ssid">Null or empty on a board with another network, which is then taken to be
        /// there.</param>
        /// <param name="sntpServer">Where the date comes from, once the network is up.</param>
        public BoardNetwork(string ssid, string password, string sntpServer)
        {
            _usesWifi = ssid != null && ssid.Length > 0;
            if (_usesWifi)
            {
                WifiNetworkHelper.SetupNetworkHelper(ssid, password, WifiReconnectionKind.Automatic, false);
            }

            Sntp.Server1 = sntpServer;
            if (!Sntp.IsStarted)
            {
                Sntp.Start();
            }
        }

        /// <summary>True when there is an address to send from.</summary>
        public bool IsReady
        {
            get { return !_usesWifi || WifiNetworkHelper.Status == NetworkHelperStatus.NetworkIsReady; }
        }
    }
}
