namespace EdgeLedger.Cli.Up;

/// <summary>This program, to be started again as a gateway.</summary>
internal static class OwnExecutable
{
    /// <summary>The app host beside the assembly; under `dotnet edgeledger.dll` the assembly itself.</summary>
    public static string Path
    {
        get
        {
            string host = System.IO.Path.Combine(AppContext.BaseDirectory, "edgeledger");
            return File.Exists(host) ? host : host + ".dll";
        }
    }
}
