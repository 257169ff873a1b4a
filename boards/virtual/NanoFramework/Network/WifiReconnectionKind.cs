namespace System.Device.Wifi;

/// <summary>As in nanoFramework.System.Device.Wifi 1.5.147.</summary>
public enum WifiReconnectionKind
{
    Automatic = 0,
    Manual = 1,
}
