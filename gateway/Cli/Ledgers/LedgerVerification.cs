using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.GenesisFiles;
using EdgeLedger.Ledger.Audit;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>`ledger verify`: runs the audit and says what it found.</summary>
internal static class LedgerVerification
{
    /// <param name="genesis">File or hash; null takes the ledger's own genesis on trust.</param>
    public static int Run(string folder, string? genesis, string? anchor, bool json)
    {
        var result = LedgerAudit.Verify(folder, Pin(genesis));
        if (!result.IsGenesisPinned)
        {
            Console.Error.WriteLine(
                "The genesis is not pinned: this shows that the ledger is sound in itself, not that it is the right one; "
                + "give --genesis.");
        }

        if (result.Ok && anchor is not null) result = LedgerAnchor.Check(folder, anchor, result);
        long height = result.Ok ? result.Height : result.ErrorHeight ?? result.Height;
        if (json)
        {
            Console.Out.WriteLine(Json.Line(new
            {
                ok = result.Ok, height, statements = result.Statements, trustedHeight = result.TrustedHeight,
                headersFrom = result.HeadersFrom, error = result.Error,
            }));
        }
        else
        {
            Console.Out.WriteLine(result.Ok
                ? $"ok: {height} blocks with {result.Statements} statements, newest {result.TipHash}"
                : $"not ok at height {height}: {result.Error}");
            if (result.TrustedHeight > 0) Console.Out.WriteLine(Trust(result, anchor is not null));
        }

        return result.Ok ? ExitCode.Done : ExitCode.Failed;
    }

    private static string Trust(AuditResult result, bool isAnchored)
    {
        string by = isAnchored ? "your anchor and the quorum that signed it" : "the quorum that signed it";
        string before = result.HeadersFrom == 1
            ? "before it, headers, votes and hashes of statements were verified from genesis"
            : "of the blocks before it nothing is there";
        return $"trusted: the state after block {result.TrustedHeight} ({result.TrustedHash}), on the word of {by}; {before}";
    }

    public static Hash256? Pin(string? genesis)
    {
        if (genesis is null) return null;
        if (File.Exists(genesis)) return GenesisFile.Read(genesis).Hash;
        return Hash256.TryParse(genesis, out var hash)
            ? hash
            : throw new InputException($"--genesis: there is no file {genesis}, and it is no hash of 64 hex digits.");
    }
}
