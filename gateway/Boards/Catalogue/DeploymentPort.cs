namespace EdgeLedger.Boards.Catalogue;

/// <summary>Where nanoff and the debugger talk to the framework (COM1); log lines come out there too.</summary>
/// <param name="BaudRate">Speed of log lines once the firmware runs; nanoff chooses its own to flash.</param>
public sealed record DeploymentPort(string Connector, int BaudRate);
