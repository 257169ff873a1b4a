namespace EdgeLedger.Cli.CommandLine;

/// <summary>What the shell gets back.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command was understood and did not succeed, or an audit said no.</summary>
    public const int Failed = 1;

    /// <summary>The command was typed wrongly; nothing was touched.</summary>
    public const int Usage = 2;
}
