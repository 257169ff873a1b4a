using System.Device.Wifi;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace nanoFramework.Networking;

/// <summary>Wi-Fi that is there at once, or not at all while the bench has cut it.</summary>
public static class WifiNetworkHelper
{
    public static NetworkHelperStatus Status => VirtualHardware.Current.Network.IsUp
        ? NetworkHelperStatus.NetworkIsReady
        : NetworkHelperStatus.TokenExpiredWaitingIPAddress;

    public static Exception? HelperException => null;

    public static bool ConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapterId = 0,
        CancellationToken token = default) => IsReady(requiresDateTime);

    public static bool ScanAndConnectDhcp(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false,
        int wifiAdapter = 0,
        CancellationToken token = default) => IsReady(requiresDateTime);

    public static bool Reconnect(
        bool requiresDateTime = false, int wifiAdapterId = 0, CancellationToken token = default) => IsReady(requiresDateTime);

    public static void SetupNetworkHelper(bool requiresDateTime = false)
    {
    }

    public static void SetupNetworkHelper(
        string ssid,
        string password,
        WifiReconnectionKind reconnectionKind = WifiReconnectionKind.Automatic,
        bool requiresDateTime = false)
    {
    }

    public static void Disconnect()
    {
    }

    public static void Reset()
    {
    }

    private static bool IsReady(bool withDate) =>
        VirtualHardware.Current.Network.IsUp && (!withDate || VirtualHardware.Current.TimeServer.HasTime);
}
