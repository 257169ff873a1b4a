using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// A file that proves to anyone with the genesis that an entry is final: no gateway need be asked.
/// </summary>
/// <remarks>[2, proof of the entry, [proof of each change of the gateways...]]</remarks>
public sealed record StatementProof(EntryProof Proof, ValidatorHistory History)
{
    private const int Version = 2;

    public byte[] Encode()
    {
        var writer = new CanonicalWriter(2048).WriteArray(3).WriteUnsigned(Version);
        Proof.Write(writer);
        History.Write(writer);
        return writer.ToArray();
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out StatementProof? proof)
    {
        proof = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!(reader.TryReadArray(3) && reader.TryReadExactly(Version)
            && EntryProof.TryRead(ref reader, bytes, out var entry)
            && ValidatorHistory.TryRead(ref reader, bytes, out var history)
            && reader.IsAtEnd))
        {
            return false;
        }

        proof = new StatementProof(entry, history);
        return true;
    }

    /// <summary>
    /// Follows genesis through every change to the gateways of the entry's block, and the entry to their quorum.
    /// </summary>
    /// <param name="error">Which step fails, for the person who asked.</param>
    public bool Verify(Genesis genesis, ISignatureScheme scheme, [NotNullWhen(false)] out string? error)
    {
        if (!BlockHeader.TryParse(Proof.HeaderBytes.Span, out var header))
        {
            error = "the header cannot be read";
            return false;
        }

        if (header.Chain != genesis.Chain)
        {
            error = $"the block is of {header.Chain}, not of {genesis.Chain}";
            return false;
        }

        return History.Verify(genesis, scheme, header.Height, out var validators, out error)
            && Proof.Verify(validators, genesis.Chain, scheme, out _, out error);
    }
}
