namespace nanoFramework.Runtime.Native;

/// <summary>As in nanoFramework.Runtime.Native 1.7.11.</summary>
public static class Rtc
{
    /// <returns>False: the virtual board's clock belongs to the bench.</returns>
    public static bool SetSystemTime(DateTime time) => false;
}
