using EdgeLedger.Node.Ingest;

namespace EdgeLedger.Cli.Bench;

/// <summary>What boards publish reaches every gateway, each by its board's own topic.</summary>
internal sealed class BoardLinks(BenchRegion region)
{
    private readonly BoardSource[][] _sources =
    [
        .. region.Links.Select(_ =>
            region.Boards.Select(_ => new BoardSource(TimeProvider.System)).ToArray()),
    ];

    public void Publish(int board, ReadOnlyMemory<byte> statement)
    {
        for (int i = 0; i < region.Links.Count; i++)
        {
            region.Links[i].Publish(statement.ToArray(), _sources[i][board]);
        }
    }
}
