using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// Ballots of several gateways, [ballot bstr...], ascending by gateway, none twice: the entry of a block (kind 3)
/// and a part of a <see cref="Quarantine"/>.
/// </summary>
public static class BallotList
{
    /// <summary>Most ballots in a list: one a gateway.</summary>
    private const int MaxBallots = 1024;

    /// <exception cref="ArgumentException">None, or two of one gateway.</exception>
    public static byte[] Encode(IEnumerable<Ballot> ballots)
    {
        var writer = new CanonicalWriter(512);
        Write(writer, ballots);
        return writer.ToArray();
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out IReadOnlyList<Ballot>? ballots)
    {
        var reader = new CanonicalReader(bytes.Span);
        return TryRead(ref reader, bytes, out ballots) && reader.IsAtEnd;
    }

    internal static void Write(CanonicalWriter writer, IEnumerable<Ballot> ballots)
    {
        Ballot[] sorted = [.. ballots.OrderBy(ballot => ballot.Gateway)];
        bool isGood = sorted.Length > 0
            && sorted.Zip(sorted.Skip(1)).All(pair => pair.First.Gateway != pair.Second.Gateway);
        if (!isGood) throw new ArgumentException("Ballots of different gateways.", nameof(ballots));
        writer.WriteArray(sorted.Length);
        foreach (var ballot in sorted) writer.WriteBytes(ballot.Encode());
    }

    internal static bool TryRead(
        ref CanonicalReader reader, ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out IReadOnlyList<Ballot>? ballots)
    {
        ballots = null;
        if (!reader.TryReadArray(out int count) || count is 0 or > MaxBallots) return false;
        var read = new List<Ballot>();
        for (int i = 0; i < count; i++)
        {
            if (!reader.TryReadBytes(out var content)) return false;
            if (!Ballot.TryParse(bytes.Slice(reader.Position - content.Length, content.Length), out var ballot))
            {
                return false;
            }

            if (i > 0 && read[^1].Gateway.CompareTo(ballot.Gateway) >= 0) return false;
            read.Add(ballot);
        }

        ballots = read;
        return true;
    }
}
