using System.Runtime.Versioning;
using EdgeLedger.Cli.CommandLine;

// File modes, signals, setsid and /proc.
[assembly: SupportedOSPlatform("linux")]

return await EdgeLedgerCommand.RunAsync(args);
