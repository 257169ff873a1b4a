using EdgeLedger.Records;

namespace EdgeLedger.Cli.Bench;

/// <summary>What `bench ingest` measures.</summary>
/// <param name="Gateways">Gateways of the region, each with its own ledger; all run in this process.</param>
/// <param name="UsesBroker">Statements go through a Mosquitto and votes over mutual TLS; else both stay in memory.</param>
/// <param name="Statements">Statements to make final.</param>
/// <param name="Boards">Boards that sign them; through the broker each has its own connection.</param>
/// <param name="Samples">Readings under one signature.</param>
/// <param name="BlockEntries">Most statements in a block.</param>
/// <param name="CountsStages">Whether processor time is counted by stage, which itself costs a microsecond or two.</param>
internal sealed record IngestOptions(
    int Gateways, bool UsesBroker, int Statements, int Boards, int Samples = 1,
    int BlockEntries = GenesisLimits.UsualBlockEntries, bool CountsStages = false)
{
    // A statement of one reading has some 270 bytes.
    private const int BytesOfEntry = 320;

    /// <summary>Those of a region that sets no others, and for larger blocks as many bytes as they need.</summary>
    public GenesisLimits Limits
    {
        get
        {
            var usual = new GenesisLimits();
            return usual with
            {
                MaxBlockEntries = BlockEntries,
                MaxBlockBytes = Math.Max(usual.MaxBlockBytes, BlockEntries * BytesOfEntry),
            };
        }
    }
}
