namespace nanoFramework.Runtime.Native;

/// <summary>As in nanoFramework.Runtime.Native 1.7.11.</summary>
public static class GC
{
    private const uint BoardHeapBytes = 110 * 1024;

    public static void EnableGCMessages(bool enable)
    {
    }

    /// <returns>Free bytes; here what an ESP32 without PSRAM has at most.</returns>
    public static uint Run(bool compactHeap) => BoardHeapBytes;
}
