namespace EdgeLedger.Cli.Bench;

/// <summary>A folder for one run of a benchmark, gone when the run is over.</summary>
internal static class BenchFolder
{
    public static async Task<T> RunInAsync<T>(Func<string, Task<T>> run)
    {
        var folder = Directory.CreateTempSubdirectory("edgeledger-bench-");
        try
        {
            return await run(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
