namespace EdgeLedger.Records.Tests.Keys;

/// <summary>ECDSA on P-256 with SHA-256 in the form r||s, against the cases of Project Wycheproof.</summary>
public class WycheproofTests
{
    [Fact]
    public void Every_signature_is_judged_as_wycheproof_judges_it()
    {
        var cases = Vectors.Of("wycheproof-p256");
        Assert.InRange(cases.Count, 250, 1000);
        Assert.Contains(cases, one => !one.Flag("valid"));
        Assert.All(cases, one => Assert.True(
            one.Flag("valid") == Es256Scheme.Instance.Verify(
                one.Key("xyHex"), Hash256.Of(one.Bytes("messageHex")), one.Bytes("signatureHex")),
            one.Text("name")));
    }
}
