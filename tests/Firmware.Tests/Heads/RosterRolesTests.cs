using System.Text.Json;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Tests.Support;
using EdgeLedger.Records;
using Roster = EdgeLedger.Firmware.Core.Heads.Roster;

namespace EdgeLedger.Firmware.Tests.Heads;

/// <summary>Version 2 of the roster names distribution companies and technicians beside the gateways.</summary>
public class RosterRolesTests
{
    [Fact]
    public void Golden_rosters_of_both_versions_are_read_with_every_role()
    {
        foreach (var expected in Vectors.Load("rosters"))
        {
            Assert.True(Roster.TryParse(
                expected.Hex("rosterHex"), expected.Text("chain"), out var roster, out string error), error);

            Assert.Equal(Golden(expected, "gatewayAddressHex"), Addresses(roster.Gateways));
            Assert.Equal(Golden(expected, "discoAddressHex"), Addresses(roster.Discos));
            Assert.Equal(Golden(expected, "technicianAddressHex"), Addresses(roster.Technicians));
            Assert.Equal(expected.Number("faulty"), roster.Faulty);
        }
    }

    [Fact]
    public void Roster_with_an_impossible_f_or_more_keys_than_a_board_keeps_is_refused()
    {
        using var key = EcdsaSigner.Create();
        var chain = new ChainId("river-0123456789abcdef");
        var keys = Enumerable.Repeat(key.PublicKey, Roster.MaximumOthers).ToArray();
        byte[] Encode(int f, int gateways, int technicians) =>
            new Records.Roster(chain, f, keys[..gateways], [], keys[..technicians]).Encode();

        byte[] file = Encode(1, 4, Roster.MaximumOthers);
        Assert.True(Roster.TryParse(file, chain.Value, out _, out _));
        Assert.False(Roster.TryParse(Encode(1, 3, 0), chain.Value, out _, out string error));
        Assert.Contains("impossible number", error);
        Assert.False(Roster.TryParse(Encode(0, 0, 0), chain.Value, out _, out _));
        for (int length = 0; length < file.Length; length++)
        {
            Assert.False(Roster.TryParse(file[..length], chain.Value, out _, out _));
        }
    }

    private static IEnumerable<string?> Golden(JsonElement expected, string name) =>
        expected.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(a => a.GetString()) : [];

    private static IEnumerable<string> Addresses(RosterKeys keys) =>
        Enumerable.Range(0, keys.Count).Select(i => Convert.ToHexStringLower(keys.Address(i)));
}
