using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Records.Tests.Keys;

namespace EdgeLedger.Records.Tests.Verification;

public sealed class StatementVerifierTests : IRegistry, ISignatureScheme, IDisposable
{
    private const long Time = 1_790_000_060;

    private static readonly ChainId Chain = new("river-0123456789abcdef");

    private readonly EcdsaSigner _meter = EcdsaSigner.Create();
    private readonly Hash256 _first;
    private readonly Hash256 _second;
    private SignerRecord? _record;
    private int _checked;

    public StatementVerifierTests()
    {
        _first = IdOf(Encode(seq: 1, Hash256.Zero));
        _second = IdOf(Encode(seq: 2, _first));
        _record = new SignerRecord(_meter.PublicKey, 2, _second, IsRevoked: false) { RecentIds = [_second] };
    }

    public void Dispose() => _meter.Dispose();

    public bool TryGetSigner(Address address, [NotNullWhen(true)] out SignerRecord? signer)
    {
        signer = address == _meter.Address ? _record : null;
        return signer is not null;
    }

    // Counts how often the curve is troubled.
    public bool Verify(PublicKey key, Hash256 digest, ReadOnlySpan<byte> signature)
    {
        _checked++;
        return Es256Scheme.Instance.Verify(key, digest, signature);
    }

    [Fact]
    public void Next_link_is_next()
    {
        Assert.Equal(Verdict.Next, Judge(Encode(seq: 3, _second)));
        Assert.Equal(1, _checked);
    }

    [Fact]
    public void First_link_of_a_new_signer_is_next()
    {
        _record = new SignerRecord(_meter.PublicKey, 0, Hash256.Zero, IsRevoked: false);

        Assert.Equal(Verdict.Next, Judge(Encode(seq: 1, Hash256.Zero)));
        Assert.Equal(Verdict.Forked, Judge(Encode(seq: 1, _first)));
    }

    [Fact]
    public void Final_link_sent_again_is_a_duplicate_and_costs_no_signature_check()
    {
        Assert.Equal(Verdict.Duplicate, Judge(Encode(seq: 2, _first)));
        Assert.Equal(0, _checked);
    }

    // A duplicate is judged by id: a mirrored signature makes no second statement.
    [Fact]
    public void Final_link_with_the_mirrored_signature_is_a_duplicate()
    {
        byte[] bytes = Encode(seq: 2, _first);
        byte[] mirrored = [.. bytes[..^64], .. Es256SchemeTests.Mirror(bytes.AsSpan(bytes.Length - 64))];

        Assert.Equal(Verdict.Duplicate, Judge(mirrored));
    }

    // Boards send again until final: what already waits for a block must not cost the curve a second time.
    [Fact]
    public void Link_that_waits_for_a_block_is_a_duplicate_and_costs_no_signature_check()
    {
        byte[] bytes = Encode(seq: 3, _second);
        var held = IdOf(bytes);
        var verifier = new StatementVerifier(Chain, this, this);

        Assert.Equal(Verdict.Duplicate, verifier.Verify(bytes, out var statement, isHeld: s => s.Id == held));
        Assert.Equal(held, statement?.Id);
        Assert.Equal(0, _checked);
        Assert.Equal(Verdict.Next, verifier.Verify(bytes, out _, isHeld: s => s.Id != held));
    }

    // A gateway on a slow link sees statements in final blocks before its own copies come: no board is at fault.
    [Fact]
    public void Late_copy_of_what_a_block_brought_is_a_duplicate_and_costs_no_signature_check()
    {
        var verifier = new StatementVerifier(Chain, this, this);
        Assert.Equal(Verdict.Duplicate, verifier.Verify(Encode(seq: 1, Hash256.Zero), out _, isVerified: _ => true));
        Assert.Equal(0, _checked);

        // Known bytes of another branch stay a fork, and known bytes that come next are next.
        Assert.Equal(Verdict.Forked, verifier.Verify(Encode(seq: 2, Hash256.Of([1])), out _, isVerified: _ => true));
        Assert.Equal(Verdict.Next, verifier.Verify(Encode(seq: 3, _second), out _, isVerified: _ => true));
        Assert.Equal(Verdict.Replayed, verifier.Verify(Encode(seq: 1, Hash256.Of([1])), out _, isVerified: _ => false));
    }

    [Fact]
    public void Order_is_judged_after_the_signature()
    {
        byte[] ahead = Encode(seq: 9, Hash256.Of([1]));
        byte[] beside = Encode(seq: 3, Hash256.Of([1]));
        byte[] fork = Encode(seq: 2, Hash256.Of([1]));
        byte[] old = Encode(seq: 1, Hash256.Of([1]));

        Assert.Equal(Verdict.Ahead, Judge(ahead));
        Assert.Equal(Verdict.Forked, Judge(beside));
        Assert.Equal(Verdict.Forked, Judge(fork));
        Assert.Equal(Verdict.Replayed, Judge(old));
        Assert.All([ahead, beside, fork, old], bytes =>
        {
            bytes[^1] ^= 1;
            Assert.Equal(Verdict.BadSignature, Judge(bytes));
        });
    }

    [Fact]
    public void Old_link_is_a_duplicate_or_a_fork_as_far_back_as_ids_are_known()
    {
        _record = _record! with { RecentIds = [_first, _second] };

        Assert.Equal(Verdict.Duplicate, Judge(Encode(seq: 1, Hash256.Zero)));
        Assert.Equal(Verdict.Forked, Judge(Encode(seq: 1, Hash256.Of([1]))));
    }

    [Fact]
    public void Cheap_refusals_never_reach_the_curve()
    {
        using var stranger = EcdsaSigner.Create();
        byte[] payload = ReadingPayload.Encode(new Reading { UnixSeconds = Time, ImportWh = 1 });

        Assert.Equal(Verdict.TooLarge, Judge(new byte[Statement.MaxBytes + 1]));
        Assert.Equal(Verdict.Malformed, Judge([0x00]));
        Assert.Equal(Verdict.Malformed, Judge([]));
        Assert.Equal(Verdict.Malformed, Judge(Statement.Encode(_meter, Chain, 112, 3, _second, [0x80])));
        Assert.Equal(Verdict.Malformed, Judge(Statement.Encode(_meter, Chain, 999, 3, _second, payload)));
        Assert.Equal(
            Verdict.WrongChain,
            Judge(Statement.Encode(_meter, new ChainId("river-0000000000000000"), 112, 3, _second, payload)));
        Assert.Equal(Verdict.UnknownSigner, Judge(Statement.Encode(stranger, Chain, 112, 3, _second, payload)));
        _record = _record! with { IsRevoked = true };
        Assert.Equal(Verdict.Revoked, Judge(Encode(seq: 3, _second)));
        Assert.Equal(0, _checked);
    }

    [Fact]
    public void Signature_of_another_key_under_the_meters_address_is_bad()
    {
        using var thief = EcdsaSigner.Create();
        byte[] genuine = Encode(seq: 3, _second);
        byte[] forged = [.. genuine[..^64], .. thief.Sign(IdOf(genuine))];

        Assert.Equal(Verdict.BadSignature, Judge(forged));
    }

    [Theory]
    [InlineData(0, Verdict.Next)]
    [InlineData(-1, Verdict.FutureTime)]
    public void Time_may_reach_the_tolerance_but_not_pass_it(int marginMs, Verdict expected)
    {
        var verdict = new StatementVerifier(Chain, this, this)
            .Verify(Encode(seq: 3, _second), out var statement, (Time * 1000) + marginMs);

        Assert.Equal(expected, verdict);
        Assert.NotNull(statement);
    }

    [Fact]
    public void Device_status_is_judged_like_a_reading()
    {
        byte[] payload = new DeviceStatus(Time, 1, DeviceStatusCause.Start, 1).Encode();
        byte[] bytes = Statement.Encode(_meter, Chain, ContentType.DeviceStatus, 3, _second, payload);
        var verifier = new StatementVerifier(Chain, this, this);

        Assert.Equal(Verdict.Next, verifier.Verify(bytes, out _, Time * 1000));
        Assert.Equal(Verdict.FutureTime, verifier.Verify(bytes, out _, (Time * 1000) - 1));
    }

    private static Hash256 IdOf(byte[] bytes)
    {
        Assert.True(Statement.TryParse(bytes, out var statement));
        return statement.Id;
    }

    private Verdict Judge(byte[] bytes) => new StatementVerifier(Chain, this, this).Verify(bytes, out _);

    private byte[] Encode(long seq, Hash256 prev) => Statement.Encode(
        _meter, Chain, ContentType.Reading, seq, prev,
        ReadingPayload.Encode(new Reading { UnixSeconds = Time, ImportWh = seq }));
}
