using System.Security.Cryptography;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.Tests.Support;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>The firmware's own P-256 against the cases of Project Wycheproof, by both of its ways.</summary>
public sealed class WycheproofTests
{
    [Fact]
    public void Every_signature_is_judged_as_wycheproof_judges_it()
    {
        var curve = new P256();
        var cases = Vectors.Load("wycheproof-p256");
        Assert.InRange(cases.Count, 250, 1000);
        foreach (var one in cases)
        {
            byte[] key = one.Hex("xyHex");
            byte[] digest = SHA256.HashData(one.Hex("messageHex"));
            byte[] signature = one.Hex("signatureHex");
            bool expected = one.GetProperty("valid").GetBoolean();

            Assert.True(expected == curve.Verify(key, digest, signature), one.Text("name"));
            Assert.True(curve.TryPrepare(key, out var table), one.Text("name"));
            Assert.True(expected == curve.Verify(table, digest, signature), one.Text("name") + ", prepared key");
        }
    }
}
