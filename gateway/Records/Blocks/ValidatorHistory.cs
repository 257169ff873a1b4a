using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// Every change of a region's gateways from genesis on, each with its proof: who votes at a height, without a
/// ledger.
/// </summary>
/// <remarks>
/// Each change is proven under the set that was in force at its own height, so a history can be neither reordered
/// nor cut in the middle. That it ends where it should, the header that it is used for says: the number of its
/// gateways' change is part of their hash.
/// </remarks>
/// <param name="Changes">In order; empty where the gateways are still those of genesis.</param>
public sealed record ValidatorHistory(IReadOnlyList<EntryProof> Changes)
{
    private const int Version = 1;

    /// <summary>No change was ever made.</summary>
    public static ValidatorHistory None { get; } = new([]);

    /// <summary>The file of its own: [1, [proof...]].</summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter(1024).WriteArray(2).WriteUnsigned(Version);
        Write(writer);
        return writer.ToArray();
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out ValidatorHistory? history)
    {
        var reader = new CanonicalReader(bytes.Span);
        history = null;
        return reader.TryReadArray(2) && reader.TryReadExactly(Version)
            && TryRead(ref reader, bytes, out history) && reader.IsAtEnd;
    }

    /// <summary>Goes through all changes from genesis on.</summary>
    /// <param name="before">A height before which every one of them must be in force; one more is a fault.</param>
    /// <param name="validators">Those whom the last change names; genesis' where there is none.</param>
    /// <param name="error">Which change fails, and why.</param>
    public bool Verify(
        Genesis genesis, ISignatureScheme scheme, long before,
        [NotNullWhen(true)] out ValidatorSet? validators, [NotNullWhen(false)] out string? error)
    {
        var present = genesis.Validators;
        validators = null;
        long inForce = 0;
        foreach (var proof in Changes)
        {
            long number = present.Number + 1;
            if (!proof.Verify(present, genesis.Chain, scheme, out var header, out error))
            {
                error = $"change {number} of the gateways: {error}";
                return false;
            }

            error = header.Height < inForce || header.Height > before - ValidatorChange.Delay
                ? $"change {number} of the gateways is not in its place"
                : null;
            if (error is not null) return false;
            if (!TryReadChange(proof.Entry, out var id, out var change) || change.Number != number)
            {
                error = $"change {number} of the gateways is something else";
                return false;
            }

            present = present.Next(change, id);
            inForce = header.Height + ValidatorChange.Delay;
        }

        (validators, error) = (present, null);
        return true;
    }

    /// <summary>Reads an entry that may be a change of the gateways; nobody's signature is checked.</summary>
    public static bool TryReadChange(
        BlockEntry entry, out Hash256 id, [NotNullWhen(true)] out ValidatorChange? change)
    {
        (id, change) = (default, null);
        if (entry.Kind != EntryKind.Transaction || !Transaction.TryParse(entry.Bytes, out var transaction)
            || transaction.ContentType != ContentType.ValidatorChange)
        {
            return false;
        }

        id = transaction.Id;
        return ValidatorChange.TryParse(transaction.Payload.Span, out change);
    }

    internal void Write(CanonicalWriter writer)
    {
        writer.WriteArray(Changes.Count);
        foreach (var change in Changes) change.Write(writer);
    }

    internal static bool TryRead(
        ref CanonicalReader reader, ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out ValidatorHistory? history)
    {
        history = null;
        if (!reader.TryReadArray(out int count)) return false;
        var changes = new List<EntryProof>();
        for (int i = 0; i < count; i++)
        {
            if (!EntryProof.TryRead(ref reader, bytes, out var change)) return false;
            changes.Add(change);
        }

        history = new ValidatorHistory(changes);
        return true;
    }
}
