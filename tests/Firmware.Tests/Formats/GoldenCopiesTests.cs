using System.Reflection;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Firmware.UnitTests.Cryptography;
using EdgeLedger.Firmware.UnitTests.Formats;
using EdgeLedger.Firmware.UnitTests.Golden;
using EdgeLedger.Firmware.UnitTests.Heads;
using nanoFramework.TestFramework;
using Assert = Xunit.Assert;

namespace EdgeLedger.Firmware.Tests.Formats;

/// <summary>The constants that the device tests carry are those of <c>tests/vectors</c>.</summary>
public class GoldenCopiesTests
{
    public static TheoryData<int> Signatures => [.. Enumerable.Range(0, GoldenSignatures.Count)];

    public static TheoryData<int> Heads => [.. Enumerable.Range(0, GoldenHeads.Count)];

    public static TheoryData<int> Rosters => [.. Enumerable.Range(0, GoldenRosters.Count)];

    public static TheoryData<int> Statements => [.. Enumerable.Range(0, GoldenStatements.Count)];

    [Theory]
    [MemberData(nameof(Signatures))]
    public void Signature_is_that_of_the_vectors(int index)
    {
        GoldenSignature copy = GoldenSignatures.Of(index);
        var vector = Vectors.Load("signatures").Single(one => one.Text("name") == copy.Name);

        Assert.Equal(
            [
                vector.Text("scalarHex"), vector.Text("xyHex"), vector.Text("digestHex"),
                vector.Text("signatureHex"),
            ],
            new[] { copy.Scalar, copy.PublicKey, copy.Digest, copy.Signature });
    }

    [Theory]
    [MemberData(nameof(Heads))]
    public void Head_is_that_of_the_vectors(int index)
    {
        GoldenHead copy = GoldenHeads.Of(index);
        var vector = Vectors.Load("heads").Single(one => one.Text("name") == copy.Name);

        Assert.Equal(
            [
                vector.Text("boardScalarHex"), vector.Text("gatewayXyHex"), vector.Text("chain"),
                vector.Text("sharedXHex"), vector.Text("keyHex"), vector.Text("idHex"), vector.Text("frameHex"),
            ],
            new[]
            {
                copy.BoardScalar, copy.GatewayPublicKey, copy.Chain, copy.SharedX, copy.Key, copy.Id, copy.Frame,
            });
        Assert.Equal(
            [vector.Number("seq"), vector.Number("height"), vector.Number("unixMs")],
            new[] { copy.Sequence, copy.Height, copy.UnixMs });
    }

    [Fact]
    public void Roster_frame_is_that_of_the_vectors()
    {
        var vector = Vectors.Load("rosterframes").Single(one => one.Text("name") == GoldenRosterFrame.Name);

        Assert.Equal(
            [
                vector.Text("boardScalarHex"), vector.Text("gatewayXyHex"), vector.Text("chain"),
                vector.Text("keyHex"), vector.Text("frameHex"),
            ],
            new[]
            {
                GoldenRosterFrame.BoardScalar, GoldenRosterFrame.GatewayPublicKey, GoldenRosterFrame.Chain,
                GoldenRosterFrame.Key, GoldenRosterFrame.Frame,
            });
        var last = vector.GetProperty("rosterXyHex").EnumerateArray().Last();
        Assert.Equal(GoldenRosterFrame.LastGateway, last.GetString());
        Assert.Equal(
            (vector.Number("number"), vector.GetProperty("rosterXyHex").GetArrayLength()),
            ((long)GoldenRosterFrame.Number, GoldenRosterFrame.Gateways));
    }

    [Theory]
    [MemberData(nameof(Rosters))]
    public void Roster_is_that_of_the_vectors(int index)
    {
        GoldenRoster copy = GoldenRosters.Of(index);
        var vector = Vectors.Load("rosters").Single(one => one.Text("name") == copy.Name);

        Assert.Equal((vector.Text("chain"), vector.Text("rosterHex")), (copy.Chain, copy.File));
        Assert.Equal(vector.Number("faulty"), copy.Faulty);
        Assert.Equal(
            vector.GetProperty("gatewayAddressHex").EnumerateArray().Select(address => address.GetString()),
            copy.Addresses);
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statement_is_that_of_the_vectors(int index)
    {
        GoldenStatement copy = GoldenStatements.Of(index);
        var vector = Vectors.Load("statements").Single(one => one.Text("name") == copy.Name);

        Assert.Equal(
            [
                vector.Text("scalarHex"), vector.Text("addressHex"), vector.Text("chain"), vector.Text("prevHex"),
                vector.Text("payloadHex"), vector.Text("idHex"), vector.Text("statementHex"),
            ],
            new[]
            {
                copy.Scalar, copy.Address, copy.Chain, copy.Previous, copy.Payload, copy.Id, copy.Statement,
            });
        Assert.Equal(
            (vector.Number("seq"), vector.Number("contentType")), (copy.Sequence, (long)copy.ContentType));
    }

    [Theory]
    [InlineData(typeof(P256SignatureTests), GoldenSignatures.Count)]
    [InlineData(typeof(HeadFrameReaderTests), GoldenHeads.Count)]
    [InlineData(typeof(RosterTests), GoldenRosters.Count)]
    [InlineData(typeof(StatementTests), GoldenStatements.Count)]
    public void Device_test_has_a_row_for_every_copy(Type testClass, int copies)
    {
        var rows = testClass.GetMethods().Select(method => method.GetCustomAttributes<DataRowAttribute>().ToList())
            .Where(rows => rows.Exists(row => row.MethodParameters is [int])).ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, ofMethod => Assert.Equal(
            Enumerable.Range(0, copies), ofMethod.Select(row => (int)row.MethodParameters[0])));
    }
}
