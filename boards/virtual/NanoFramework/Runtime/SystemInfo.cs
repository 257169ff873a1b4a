namespace nanoFramework.Runtime.Native;

/// <summary>As in nanoFramework.Runtime.Native 1.7.11.</summary>
public static class SystemInfo
{
    public static string OEMString => "EdgeLedger virtual board";

    public static string Platform => "VIRTUAL";

    public static string TargetName => "VIRTUAL_BOARD";

    public static Version Version { get; } = new(1, 0, 0, 0);
}
