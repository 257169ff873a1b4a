using System.Runtime.Versioning;
using BenchmarkDotNet.Running;
using EdgeLedger.Benchmarks;
using EdgeLedger.Benchmarks.DataProtection;

[assembly: SupportedOSPlatform("linux")]

return args.FirstOrDefault() switch
{
    "ingest" => await IngestGoals.RunAsync(args.Contains("--json")),
    "data-protection" => ProtectionFigures.Run(),
    "parts" => RunParts(args[1..]),
    _ => Usage(),
};

static int RunParts(string[] args)
{
    _ = BenchmarkSwitcher.FromAssembly(typeof(StatementBenchmarks).Assembly)
        .Run(args.Length > 0 ? args : ["--filter", "*"]);
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine(
        "usage: ingest [--json]   readings made final per second against bare verification, with the goals");
    Console.Error.WriteLine("       data-protection   lying meters and corrupt gateways: table, figures and a plot");
    Console.Error.WriteLine("       parts [options]   the parts one by one (BenchmarkDotNet options)");
    return 2;
}
