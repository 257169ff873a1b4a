namespace EdgeLedger.Records.Tests;

/// <summary>
/// Messages that other readers of COSE and CBOR take, signed or tagged as they stand by whoever may: this ledger
/// has one form for each content, and an id over each form.
/// </summary>
public class ForeignFormsTests
{
    private static readonly byte[] HeadKey = Vectors.Of("heads")[0].Bytes("keyHex");
    private static readonly VectorCase Golden = Vectors.Of("statements")[0];

    /// <summary>Kind and name of each.</summary>
    public static TheoryData<string, string> Forms
    {
        get
        {
            var forms = new TheoryData<string, string>();
            foreach (var one in Vectors.Of("forms").Where(one => one.Text("kind") != "signature"))
            {
                forms.Add(one.Text("kind"), one.Text("name"));
            }

            return forms;
        }
    }

    public static TheoryData<string> Signatures =>
        [.. Vectors.Of("forms").Where(one => one.Text("kind") == "signature").Select(one => one.Text("name"))];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Only_the_one_form_is_read(string kind, string name)
    {
        var vector = Find(kind, name);
        byte[] bytes = vector.Bytes("bytesHex");

        bool reads = kind switch
        {
            "statement" => Statement.TryParse(bytes, out var statement) && statement.TryGetReadings(out _),
            "head" => HeadFrame.TryParse(bytes, HeadKey, out _),
            "receipt" => InclusionReceipt.TryParse(bytes, out var receipt) && Holds(receipt),
            "key" => PublicKey.TryFromCoseKey(bytes, out _),
            _ => throw new NotSupportedException(kind),
        };

        Assert.True(vector.Flag("reads") == reads, vector.Text("section"));
    }

    // (r, n - s) verifies as well: the id is that of the statement all the same, so it is no second statement.
    [Theory]
    [MemberData(nameof(Signatures))]
    public void Signature_at_the_edge_is_judged_and_never_makes_another_statement(string name)
    {
        var vector = Find("signature", name);
        using var signer = EcdsaSigner.FromScalar(Golden.Bytes("scalarHex"));

        Assert.True(Statement.TryParse(vector.Bytes("bytesHex"), out var statement));

        bool holds = Es256Scheme.Instance.Verify(signer.PublicKey, statement.Id, statement.Signature.Span);
        Assert.Equal(vector.Flag("reads"), holds);
        Assert.Equal(Golden.Hash("idHex"), statement.Id);
    }

    private static VectorCase Find(string kind, string name) =>
        Vectors.Of("forms").Single(one => one.Text("kind") == kind && one.Text("name") == name);

    // A form may be read and the path in it still lead nowhere.
    private static bool Holds(InclusionReceipt receipt)
    {
        var golden = Vectors.Of("receipts")[0];
        var entry = new BlockEntry((EntryKind)golden.Number("kind"), golden.Bytes("entryHex"));
        return receipt.Verify(entry, golden.Key("gatewayXyHex"), Es256Scheme.Instance);
    }
}
