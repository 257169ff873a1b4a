using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Verifies the signatures of a block on all cores.</summary>
internal static class SignatureBatch
{
    // Below this, handing work to other threads costs more than it saves.
    private const int SmallBatch = 4;

    /// <returns>Index of the first entry with a bad signature, or -1.</returns>
    public static int FindBad(IReadOnlyList<SignatureCheck> checks, ISignatureScheme scheme)
    {
        var firstBad = int.MaxValue;
        if (checks.Count < SmallBatch)
        {
            foreach (var check in checks)
            {
                if (!scheme.Verify(check.Key, check.Digest, check.Signature.Span))
                {
                    return check.EntryIndex;
                }
            }

            return -1;
        }

        // Everything is verified even after a bad one: every gateway must name the same first fault.
        Parallel.For(0, checks.Count, index =>
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
