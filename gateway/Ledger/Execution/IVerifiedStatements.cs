using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Statements whose signatures this gateway has verified itself, found by their exact bytes.</summary>
/// <remarks>
/// By bytes, not by id: a statement with the same id and another signature has not been verified. Must be safe to
/// ask from any thread.
/// </remarks>
public interface IVerifiedStatements
{
    Statement? Find(ReadOnlySpan<byte> bytes);

    /// <summary>Remembers a statement whose signature the caller has verified.</summary>
    void Add(Statement statement);
}
