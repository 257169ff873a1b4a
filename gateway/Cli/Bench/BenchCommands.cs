using System.CommandLine;

namespace EdgeLedger.Cli.Bench;

/// <summary>`edgeledger bench …`: measurements that a user can repeat on their own machine.</summary>
internal static class BenchCommands
{
    public static Command Create() => new("bench", "Measure this machine.");
}
