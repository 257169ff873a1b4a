using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// One final header with its votes and the changes of the gateways up to it: from genesis alone it proves what the
/// ledger's state and all blocks before it must be.
/// </summary>
/// <remarks>[1, header bytes, certificate bytes, [proof of each change of the gateways...]]</remarks>
public sealed record Checkpoint(
    BlockHeader Header, ReadOnlyMemory<byte> HeaderBytes, Certificate Certificate, ValidatorHistory History)
{
    private const int Version = 1;

    public long Height => Header.Height;

    /// <summary>Hash of the block.</summary>
    public Hash256 Hash { get; } = Hash256.Of(HeaderBytes.Span);

    public byte[] Encode()
    {
        var writer = new CanonicalWriter(2048).WriteArray(4).WriteUnsigned(Version)
            .WriteBytes(HeaderBytes.Span).WriteBytes(Certificate.Encode());
        History.Write(writer);
        return writer.ToArray();
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!reader.TryReadArray(4) || !reader.TryReadExactly(Version) || !reader.TryReadBytes(out var headerSpan))
        {
            return false;
        }

        var headerBytes = bytes.Slice(reader.Position - headerSpan.Length, headerSpan.Length);
        if (!BlockHeader.TryParse(headerSpan, out var header) || !reader.TryReadBytes(out var votes)
            || !Certificate.TryParse(
                bytes.Slice(reader.Position - votes.Length, votes.Length), out var certificate)
            || !ValidatorHistory.TryRead(ref reader, bytes, out var history) || !reader.IsAtEnd)
        {
            return false;
        }

        checkpoint = new Checkpoint(header, headerBytes, certificate, history);
        return true;
    }

    /// <summary>Follows genesis through every change to the gateways of the block, and the block to their
    /// quorum.</summary>
    /// <param name="error">Which step fails, for the person who asked.</param>
    public bool Verify(Genesis genesis, ISignatureScheme scheme, [NotNullWhen(false)] out string? error)
    {
        if (Header.Chain != genesis.Chain)
        {
            error = $"it is of {Header.Chain}, not of {genesis.Chain}";
            return false;
        }

        if (!History.Verify(genesis, scheme, Height, out var validators, out error)) return false;
        if (validators.Hash != Header.ValidatorsHash)
        {
            error = "its gateways are not those that the changes lead to";
            return false;
        }

        if (Certificate.Height != Height || Certificate.BlockHash != Hash)
        {
            error = "its certificate is another block's";
            return false;
        }

        return Certificate.Verify(validators, genesis.Chain, scheme, out error);
    }
}
