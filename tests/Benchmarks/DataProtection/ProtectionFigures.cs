using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Experiments;

namespace EdgeLedger.Benchmarks.DataProtection;

/// <summary>Runs the data-protection experiment as documented, and leaves table, figures and plot beside the
/// benchmarks.</summary>
internal static class ProtectionFigures
{
    private static readonly ProtectionOptions Documented = new([4, 7], Meters: 100, Compromised: 12, Days: 3, Seed: 1, []);

    public static int Run()
    {
        string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "data-protection")).FullName;
        var cases = Cli.Experiments.DataProtection.Run(Documented, Console.Error.WriteLine);
        File.WriteAllText(Path.Combine(folder, "data-protection.svg"), ProtectionPlot.Draw(Documented, cases));
        File.WriteAllText(Path.Combine(folder, "data-protection.json"), Json.Pretty(cases));
        Console.Out.WriteLine(ProtectionTable.Text(Documented, cases));
        Console.Out.WriteLine($"\n{Path.Combine(folder, "data-protection.svg")}");
        return 0;
    }
}
