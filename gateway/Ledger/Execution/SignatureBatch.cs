using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Verifies the signatures of a block on all cores.</summary>
internal static class SignatureBatch
{
    /// <summary>
    /// Last entries first: the same statements arrive from boards meanwhile, in their order, and whoever verifies
    /// those begins with the first. So the two meet in the middle and do not do the same work side by side.
    /// </summary>
    /// <param name="isVerified">Whether somebody else has verified a signature by now.</param>
    /// <param name="verified">Takes each good signature at once, for that somebody else.</param>
    /// <returns>Index of the first entry with a bad signature, or -1.</returns>
    public static int FindBad(
        IReadOnlyList<SignatureCheck> checks, ISignatureScheme scheme, Func<SignatureCheck, bool>? isVerified = null,
        Action<SignatureCheck>? verified = null)
    {
        var firstBad = int.MaxValue;

        // Everything is verified even after a bad one: every gateway must name the same first fault.
        AllCores.Run(checks.Count, index =>
        {
            var check = checks[checks.Count - 1 - index];
            if (isVerified?.Invoke(check) == true)
            {
                return;
            }

            if (scheme.Verify(check.Key, check.Digest, check.Signature.Span))
            {
                verified?.Invoke(check);
            }
            else
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
