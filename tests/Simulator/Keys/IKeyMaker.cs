using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Keys;

/// <summary>Keys of one kind, the same number always the same key. Keyed hashes, and the real curve.</summary>
internal interface IKeyMaker
{
    ISignatureScheme Scheme { get; }

    IAgreementKey Key(int number);
}
