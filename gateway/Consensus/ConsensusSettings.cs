using EdgeLedger.Records;

namespace EdgeLedger.Consensus;

/// <summary>What a machine is told once, when it is built.</summary>
public sealed record ConsensusSettings
{
    /// <summary>Signs this gateway's votes; null makes an observer, which decides but says nothing.</summary>
    public ISigner? Signer { get; init; }

    /// <summary>Bound into every signature, so that a vote means nothing in another region.</summary>
    public required ChainId Chain { get; init; }

    public ConsensusTimeouts Timeouts { get; init; } = new();

    /// <summary>Bytes of the last <see cref="SaveState"/> before the restart; null on a first start.</summary>
    public byte[]? Restored { get; init; }
}
