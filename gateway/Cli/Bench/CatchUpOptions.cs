namespace EdgeLedger.Cli.Bench;

/// <summary>What `bench catch-up` measures.</summary>
/// <param name="Statements">Statements in the ledger that the new gateway takes over.</param>
/// <param name="Samples">Readings in each.</param>
/// <param name="BlockStatements">Statements a block.</param>
internal sealed record CatchUpOptions(int Statements, int Samples, int BlockStatements);
