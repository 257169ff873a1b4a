using EdgeLedger.VirtualBoard.NanoFramework;

namespace nanoFramework.Networking;

/// <summary>As in nanoFramework.Networking.Sntp 1.6.42; the date itself comes from the bench once the network is
/// up.</summary>
public class Sntp
{
    public static bool IsStarted { get; private set; } = true;

    public static string Server1 { get; set; } = "0.pool.ntp.org";

    public static string Server2 { get; set; } = "1.pool.ntp.org";

    public static void Start() => IsStarted = true;

    public static void Stop() => IsStarted = false;

    public static void UpdateNow() => _ = VirtualHardware.Current.TimeServer.HasTime;
}
