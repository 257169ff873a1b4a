using System.Diagnostics;
using Xunit;

namespace EdgeLedger.Tests.Support;

/// <summary>Waits for a condition with a bound, so that no test sleeps for a fixed time.</summary>
internal static class Wait
{
    public static void Until(Func<bool> condition, string what, int withinMs = 60000)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(
                Stopwatch.GetElapsedTime(start).TotalMilliseconds < withinMs, $"not within {withinMs} ms: {what}");
            Thread.Sleep(5);
        }
    }
}
