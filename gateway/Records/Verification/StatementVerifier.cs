namespace EdgeLedger.Records;

/// <summary>Checks a statement against the registry of the ledger that it wants to enter.</summary>
public sealed class StatementVerifier(ChainId chain, IRegistry registry, ISignatureScheme scheme)
{
    /// <summary>Checks bytes from the network: the sender may be faulty or hostile.</summary>
    /// <remarks>
    /// Cheap checks come first, so that a flood of rubbish never reaches the elliptic curve; time and order come
    /// after the signature, or anyone could make a board look like a forger of its own chain.
    /// </remarks>
    /// <param name="statement">Set unless the verdict is Malformed or TooLarge.</param>
    /// <param name="latestUnixMs">Latest time it may claim: the gateway's clock plus the tolerance.</param>
    /// <param name="isHeld">Whether a statement of that id, checked before, waits for a block already.</param>
    /// <param name="hasRoom">Whether it could be kept if it is genuine.</param>
    /// <param name="isVerified">Whether the signature over these very bytes has been verified before.</param>
    public Verdict Verify(
        ReadOnlyMemory<byte> bytes, out Statement? statement, long latestUnixMs = long.MaxValue,
        Func<Statement, bool>? isHeld = null, Func<Statement, bool>? isVerified = null,
        Func<Statement, bool>? hasRoom = null)
    {
        statement = null;
        if (bytes.Length > Statement.MaxBytes) return Verdict.TooLarge;
        if (!Statement.TryParse(bytes, out var parsed)) return Verdict.Malformed;
        if (!TryGetLatestTime(parsed, out long latestSeconds)) return Verdict.Malformed;
        statement = parsed;
        if (parsed.Chain != chain) return Verdict.WrongChain;
        if (!registry.TryGetSigner(parsed.Signer, out var signer)) return Verdict.UnknownSigner;
        if (signer.IsRevoked) return Verdict.Revoked;
        if (signer.Has(parsed.Id) || isHeld?.Invoke(parsed) == true) return Verdict.Duplicate;
        if (hasRoom?.Invoke(parsed) == false) return Verdict.PoolFull;
        bool isKnown = isVerified?.Invoke(parsed) == true;
        if (!isKnown && !scheme.Verify(signer.Key, parsed.Id, parsed.Signature.Span)) return Verdict.BadSignature;
        if (latestSeconds * 1000 > latestUnixMs) return Verdict.FutureTime;
        var order = signer.OrderOf(parsed);
        // Known and behind: it came in a block that is final, before this copy, from a slow link.
        return isKnown && order == Verdict.Replayed ? Verdict.Duplicate : order;
    }

    // A content type nobody here knows has no form to check, so it has none.
    private static bool TryGetLatestTime(Statement statement, out long unixSeconds)
    {
        unixSeconds = 0;
        switch (statement.ContentType)
        {
            case ContentType.Reading when statement.TryGetReadings(out var readings):
                unixSeconds = readings[^1].UnixSeconds;
                return true;
            case ContentType.DeviceStatus when DeviceStatus.TryParse(statement.Payload, out var status):
                unixSeconds = status.UnixSeconds;
                return true;
            // A wish has no time of its own: it counts from the block that makes it final.
            case ContentType.TechnicianSettings when TechnicianSetting.TryParse(statement.Payload, out _):
                return true;
            default:
                return false;
        }
    }
}
