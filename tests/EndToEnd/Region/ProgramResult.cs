namespace EdgeLedger.EndToEnd.Tests.Region;

internal sealed record ProgramResult(int ExitCode, string Output, string Error);
