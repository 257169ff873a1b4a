using System.Text.Json;
using EdgeLedger.EndToEnd.Tests.Region;

namespace EdgeLedger.EndToEnd.Tests;

/// <summary>
/// Two houses of a week, replayed through four gateways once; several tests look at what came of it.
/// </summary>
public sealed class ReplayedRegion : IAsyncLifetime
{
    internal const int Hours = 7 * 24;
    internal const int PeriodSeconds = 900;
    internal const int ReadingsPerMeter = Hours * 3600 / PeriodSeconds;

    internal RegionData Data { get; } = new();

    internal JsonElement Report { get; private set; }

    public async Task InitializeAsync()
    {
        await using var region = await RunningRegion.StartAsync(
            Data, "--speed", "72000",
            "--replay", House.Write(Data.Parent, seed: 1, Hours),
            "--replay", House.Write(Data.Parent, seed: 2, Hours));
        Report = await region.ReportAsync(TimeSpan.FromMinutes(3));
    }

    public Task DisposeAsync()
    {
        Data.Dispose();
        return Task.CompletedTask;
    }
}
