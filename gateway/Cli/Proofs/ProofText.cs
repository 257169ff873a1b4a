using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Proofs;

/// <summary>What a proof proves, for a person or a program.</summary>
internal static class ProofText
{
    /// <param name="proof">Null where it does not hold.</param>
    /// <param name="error">Why not.</param>
    public static string Of(StatementProof? proof, string? error, bool json)
    {
        var header = proof is not null && BlockHeader.TryParse(proof.Proof.HeaderBytes.Span, out var read) ? read : null;
        var (statement, isQuarantined) = proof is null ? default : StatementIn(proof.Proof.Entry);
        if (json)
        {
            return Json.Line(new
            {
                ok = proof is not null,
                height = header?.Height,
                time = header is null ? null : Instant.Format(header.UnixMs / 1000),
                statement = statement?.Id.ToString(),
                signer = statement?.Signer.ToString(),
                quarantined = proof is null ? (bool?)null : isQuarantined,
                gatewaysChange = proof?.History.Changes.Count,
                error = proof is null ? error : null,
            });
        }

        if (proof is null) return $"not proven: {error}";
        string what = statement is null ? "entry" : $"statement {statement.Id} of {statement.Signer}";
        string how = isQuarantined ? "is quarantined: gateways disputed it, and it counts nowhere," : "is final";
        return $"proven: {what} {how} in block {header!.Height} of {header.Chain}";
    }

    private static (Statement? Statement, bool IsQuarantined) StatementIn(BlockEntry entry) => entry.Kind switch
    {
        EntryKind.Statement when Statement.TryParse(entry.Bytes, out var statement) => (statement, false),
        EntryKind.Quarantine when Quarantine.TryParse(entry.Bytes, out var quarantine) => (quarantine.Statement, true),
        _ => (null, false),
    };
}
