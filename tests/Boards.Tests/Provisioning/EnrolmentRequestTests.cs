using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Boards.Tests.Provisioning;

public sealed class EnrolmentRequestTests
{
    private static readonly ChainId Chain = new("river-0123456789abcdef");

    [Fact]
    public void Last_request_in_a_log_counts()
    {
        using var key = EcdsaSigner.Create();
        string first = Line(key, "old"), last = Line(key, "new name");

        Assert.True(EnrolmentRequest.TryFind(
            $"0.1 I start meter\r\n{first}\r\n-- 2026-11-30T18:00:00Z connected\n{last}\r\n9.0 I link up\n",
            out var request, out _));

        Assert.Equal("new name", request.Enrolment.Label);
        Assert.Equal(last, request.ToString());
    }

    [Theory]
    [InlineData("", "holds no line")]
    [InlineData("status kind=meter", "holds no line")]
    [InlineData("enroll kind=meter chain=river-0123456789abcdef key=00", "is not whole")]
    public void Text_without_a_whole_request_is_told(string text, string objection)
    {
        Assert.False(EnrolmentRequest.TryFind(text, out _, out string? reason));
        Assert.StartsWith(objection, reason, StringComparison.Ordinal);
    }

    // One wrong letter anywhere: label, kind, chain, key or signature.
    [Theory]
    [InlineData("label=attic", "label=attid")]
    [InlineData("kind=meter", "kind=actuator")]
    [InlineData("chain=river", "chain=rivet")]
    public void Request_that_was_changed_on_the_way_is_refused(string was, string became)
    {
        using var key = EcdsaSigner.Create();

        Assert.False(EnrolmentRequest.TryFind(
            Line(key, "attic").Replace(was, became, StringComparison.Ordinal), out _, out string? reason));

        Assert.StartsWith("bears a signature", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData(" a")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Label_that_fits_no_line_is_refused(string label)
    {
        using var key = EcdsaSigner.Create();

        Assert.Throws<ProvisioningException>(() => Line(key, label));
    }

    private static string Line(EcdsaSigner key, string label) =>
        EnrolmentRequest.Sign(key, SignerKind.Meter, Chain, label).ToString();
}
