using System.Diagnostics;
using System.Globalization;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>kill(1).</summary>
internal static class Signals
{
    public static async Task SendAsync(string signal, int processId)
    {
        using var kill = Process.Start("kill", ["-" + signal, processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
