using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Contracts;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

/// <summary>The rules over a state in a dictionary, one block at a fixed time.</summary>
internal sealed class RuleBench : IStateWriter, ISignerSource
{
    public static readonly BlockContext Block = new(5, 1_700_000_600_000);

    private readonly Dictionary<string, byte[]> _state = [];
    private readonly EntryRules _rules;

    public RuleBench(int gateways = 4)
    {
        Region = TestRegion.Cheap(gateways);
        GenesisState.Write(Region.Genesis, this);
        _rules = new EntryRules(Region.Genesis, Region.Scheme);
        Signers = new SignerTable(this);
    }

    public TestRegion Region { get; }

    public SignerTable Signers { get; }

    public List<SignatureCheck> Signatures { get; } = [];

    public EntryRefusal Apply(BlockEntry entry) => Apply(entry, out _);

    public EntryRefusal Apply(BlockEntry entry, out AppliedEntry? applied) => Apply(entry, Block, out applied);

    public EntryRefusal Apply(BlockEntry entry, BlockContext block, out AppliedEntry? applied) =>
        _rules.Apply(entry, known: null, new EntryScope(block, 0, Signers, this, Signatures), out applied);

    public SignerEntry SignerOf(ISigner signer)
    {
        Assert.True(Signers.TryGet(signer.PublicKey.Address, out var entry));
        return entry;
    }

    public byte[]? Find(ReadOnlySpan<byte> key) => _state.GetValueOrDefault(Convert.ToHexString(key));

    public void Put(byte[] key, byte[] value) => _state[Convert.ToHexString(key)] = value;

    public bool TryGet(Address address, [NotNullWhen(true)] out SignerEntry? entry)
    {
        entry = null;
        return Find(StateKeys.Signer(address)) is { } value && SignerEntry.TryDecode(value, out entry);
    }
}
