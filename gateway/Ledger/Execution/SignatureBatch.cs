using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Verifies the signatures of a block on all cores.</summary>
internal static class SignatureBatch
{
    /// <returns>Index of the first entry with a bad signature, or -1.</returns>
    public static int FindBad(IReadOnlyList<SignatureCheck> checks, ISignatureScheme scheme)
    {
        var firstBad = int.MaxValue;

        // Everything is verified even after a bad one: every gateway must name the same first fault.
        AllCores.Run(checks.Count, index =>
        {
            var check = checks[index];
            if (!scheme.Verify(check.Key, check.Digest, check.Signature.Span))
            {
                InterlockedMin(ref firstBad, check.EntryIndex);
            }
        });
        return firstBad == int.MaxValue ? -1 : firstBad;
    }

    private static void InterlockedMin(ref int target, int value)
    {
        var seen = Volatile.Read(ref target);
        while (value < seen)
        {
            var before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
