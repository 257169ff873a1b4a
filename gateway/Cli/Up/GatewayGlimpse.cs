namespace EdgeLedger.Cli.Up;

/// <summary>A gateway's process and its last answer; the answer is null while it does not speak.</summary>
internal sealed record GatewayGlimpse(int Number, int ProcessId, bool IsRunning, GatewayStatus? Status);
