using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Records;

/// <summary>
/// A statement that the majority did not accept, with the ballots about it: [statement bstr, [ballot bstr...]].
/// </summary>
/// <remarks>
/// An entry of a block (kind 4); all of a block's make its quarantine list. The ballots stand in it again, though
/// earlier blocks have them, so that the block alone proves who said what.
/// </remarks>
public sealed class Quarantine
{
    private Quarantine(Statement statement, IReadOnlyList<Ballot> ballots)
    {
        Statement = statement;
        Ballots = ballots;
    }

    public Statement Statement { get; }

    /// <summary>Ascending by gateway, one a gateway, each about the statement.</summary>
    public IReadOnlyList<Ballot> Ballots { get; }

    /// <exception cref="ArgumentException">No ballots, two of one gateway, or one about something
    /// else.</exception>
    public static byte[] Encode(Statement statement, IReadOnlyCollection<Ballot> ballots)
    {
        if (ballots.Any(ballot => !IsAbout(ballot, statement)))
        {
            throw new ArgumentException("Every ballot is about the statement.", nameof(ballots));
        }

        var writer = new CanonicalWriter(statement.Bytes.Length + 512)
            .WriteArray(2).WriteBytes(statement.Bytes.Span);
        BallotList.Write(writer, ballots);
        return writer.ToArray();
    }

    public static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Quarantine? quarantine)
    {
        quarantine = null;
        var reader = new CanonicalReader(bytes.Span);
        if (!reader.TryReadArray(2) || !reader.TryReadBytes(out var content)) return false;
        var inner = bytes.Slice(reader.Position - content.Length, content.Length);
        if (!Statement.TryParse(inner, out var statement)) return false;
        if (!BallotList.TryRead(ref reader, bytes, out var ballots) || !reader.IsAtEnd) return false;
        foreach (var ballot in ballots)
        {
            if (!IsAbout(ballot, statement)) return false;
        }

        quarantine = new Quarantine(statement, ballots);
        return true;
    }

    private static bool IsAbout(Ballot ballot, Statement statement) =>
        ballot.Find(statement.Id)?.Link == SignerLink.Of(statement);
}
