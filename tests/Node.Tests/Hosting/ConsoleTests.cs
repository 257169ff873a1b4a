namespace EdgeLedger.Node.Tests.Hosting;

/// <summary>Tests that replace the process' standard error, hence one at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ConsoleTests
{
    public const string Name = "console";
}
