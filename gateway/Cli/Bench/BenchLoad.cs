using System.Collections.Concurrent;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>Readings signed beforehand, so that signing is no part of the measurement.</summary>
internal sealed class BenchLoad
{
    private BenchLoad(EcdsaSigner[] boards, Statement[][] statements) => (Boards, Statements) = (boards, statements);

    public EcdsaSigner[] Boards { get; }

    /// <summary>Per board, in the order of its chain.</summary>
    public Statement[][] Statements { get; }

    /// <param name="starts">Where each board's chain goes on.</param>
    /// <param name="samples">Readings a statement.</param>
    public static BenchLoad Sign(
        EcdsaSigner[] boards, IReadOnlyList<(long Seq, Hash256 Prev)> starts, ChainId chain, int count, long unixSeconds,
        int samples)
    {
        var statements = new Statement[boards.Length][];
        Parallel.ForEach(Partitioner.Create(0, boards.Length, 1), range =>
        {
            int board = range.Item1;
            int share = (count / boards.Length) + (board < count % boards.Length ? 1 : 0);
            statements[board] = SignChain(boards[board], starts[board], chain, share, unixSeconds, samples);
        });
        return new BenchLoad(boards, statements);
    }

    /// <summary>Chains of single readings, each as long as its board is told.</summary>
    public static Statement[][] SignEach(
        EcdsaSigner[] boards, IReadOnlyList<(long Seq, Hash256 Prev)> starts, ChainId chain, Func<int, int> count)
    {
        var statements = new Statement[boards.Length][];
        Parallel.ForEach(Partitioner.Create(0, boards.Length, 1), range =>
        {
            int board = range.Item1;
            long unixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - count(board);
            statements[board] = SignChain(boards[board], starts[board], chain, count(board), unixSeconds, 1);
        });
        return statements;
    }

    /// <summary>All statements, one of each board in turn: as boards of one region come in.</summary>
    public IEnumerable<(int Board, Statement Statement)> InTurn()
    {
        for (int i = 0; i < Statements[0].Length; i++)
        {
            for (int board = 0; board < Boards.Length; board++)
            {
                if (i < Statements[board].Length) yield return (board, Statements[board][i]);
            }
        }
    }

    private static Statement[] SignChain(
        EcdsaSigner board, (long Seq, Hash256 Prev) start, ChainId chain, int count, long unixSeconds,
        int samples)
    {
        var (seq, prev) = start;
        var links = new Statement[count];
        for (int i = 0; i < count; i++)
        {
            Reading[] readings = [.. Enumerable.Range(i * samples, samples).Select(at => Sample(unixSeconds, at))];
            byte[] bytes = Statement.Encode(
                board, chain, ContentType.Reading, seq, prev, ReadingPayload.Encode(readings));
            if (!Statement.TryParse(bytes, out var statement)) throw new InvalidOperationException("not a statement");
            links[i] = statement;
            (seq, prev) = (seq + 1, statement.Id);
        }

        return links;
    }

    // A register that goes up by what the power says: implausible readings would be disputed.
    private static Reading Sample(long unixSeconds, int at) => new()
    {
        UnixSeconds = unixSeconds + at,
        ImportWh = 1_000_000 + at,
        PowerW = 3600 + (at % 10),
        Millivolts = 230_000 + (at % 1000),
        Quality = 0,
    };
}
