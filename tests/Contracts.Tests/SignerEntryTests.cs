using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts.Tests;

public sealed class SignerEntryTests
{
    [Fact]
    public void Entry_is_read_back_as_written_and_nothing_else_is_read()
    {
        using var key = EcdsaSigner.Create();
        var entry = new SignerEntry(
            key.PublicKey, SignerKind.Actuator, "pump", SignerStatus.Revoked, 70_000, Hash256.Of([3]), 12,
            1_700_000_000_123);
        var value = entry.Encode();

        Assert.True(SignerEntry.TryDecode(value, out var decoded));
        Assert.Equal(entry, decoded);
        Assert.False(SignerEntry.TryDecode((byte[])[.. value, 0], out _));
        Assert.False(SignerEntry.TryDecode(value.AsSpan(0, value.Length - 1), out _));
    }

    [Fact]
    public void State_keys_tell_signers_from_the_rest()
    {
        using var key = EcdsaSigner.Create();
        Assert.True(StateKeys.TryGetSigner(StateKeys.Signer(key.Address), out var address));
        Assert.Equal(key.Address, address);
        Assert.False(StateKeys.TryGetSigner(StateKeys.Evidence(key.Address), out _));
        Assert.False(StateKeys.TryGetSigner(StateKeys.Genesis.Span, out _));
    }
}
