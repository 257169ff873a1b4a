namespace EdgeLedger.Records.Tests.Region;

public class RosterTests
{
    [Fact]
    public void Golden_rosters_of_version_3_are_written_byte_for_byte()
    {
        var golden = Vectors.Of("rosters").Where(item => item.Has("number")).ToList();

        Assert.Equal(3, golden.Count);
        Assert.All(golden, item => Assert.Equal(
            item.Text("rosterHex"),
            Convert.ToHexStringLower(new Roster(
                item.Chain, (int)item.Number("faulty"), item.Keys("gatewayXyHex"), item.Keys("discoXyHex"),
                item.Keys("technicianXyHex"), item.Number("number")).Encode())));
    }

    [Fact]
    public void Roster_of_a_genesis_has_its_gateways_and_discos_and_the_technicians_by_address()
    {
        var genesis = Vectors.Of("genesis")[0].Genesis();
        var technicians = Vectors.Of("keys").Take(4).Select(item => item.Key("xyHex")).ToArray();

        var roster = Roster.Of(genesis, technicians);

        Assert.Equal(genesis.Validators.Count, roster.Gateways.Count);
        Assert.Equal(genesis.Validators[0], roster.Gateways[0]);
        Assert.Equal(genesis.Discos, roster.Discos);
        Assert.Equal(technicians.OrderBy(key => key.Address), roster.Technicians);
    }

    [Fact]
    public void More_technicians_than_a_board_keeps_are_refused()
    {
        var genesis = Vectors.Of("genesis")[0].Genesis();
        var many = Enumerable.Repeat(Vectors.Of("keys")[0].Key("xyHex"), Roster.MaxOthers + 1).ToArray();

        Assert.Throws<ArgumentException>(() => Roster.Of(genesis, many).Encode());
    }
}
