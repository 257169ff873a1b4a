using System.Formats.Cbor;

namespace EdgeLedger.Records.Tests;

public class VectorsTests
{
    // The platform's reader knows nothing of this project: what it calls canonical, others will read too.
    [Theory]
    [InlineData("keys", "coseKeyHex")]
    [InlineData("statements", "statementHex")]
    [InlineData("statements", "protectedHex")]
    [InlineData("statements", "payloadHex")]
    [InlineData("statements", "sigStructureHex")]
    [InlineData("transactions", "transactionHex")]
    [InlineData("transactions", "payloadHex")]
    [InlineData("genesis", "genesisHex")]
    [InlineData("blocks", "blockHex")]
    [InlineData("blocks", "headerHex")]
    [InlineData("votes", "sigStructureHex")]
    [InlineData("evidence", "evidenceHex")]
    [InlineData("ballots", "ballotHex")]
    [InlineData("ballots", "sigStructureHex")]
    [InlineData("quarantines", "quarantineHex")]
    [InlineData("quarantines", "listHex")]
    [InlineData("contradictions", "contradictionHex")]
    [InlineData("certificates", "certificateHex")]
    [InlineData("proofs", "proofHex")]
    [InlineData("changes", "transactionHex")]
    [InlineData("changes", "payloadHex")]
    [InlineData("heads", "frameHex")]
    [InlineData("rosters", "rosterHex")]
    [InlineData("rosterframes", "frameHex")]
    [InlineData("receipts", "receiptHex")]
    public void Vector_is_canonical_cbor_to_a_stranger(string kind, string field)
    {
        var cases = Vectors.Of(kind);

        Assert.NotEmpty(cases);
        Assert.All(cases, item =>
        {
            var reader = new CborReader(item.Bytes(field), CborConformanceMode.Canonical);
            reader.SkipValue(disableConformanceModeChecks: false);
            Assert.Equal(0, reader.BytesRemaining);
        });
    }
}
