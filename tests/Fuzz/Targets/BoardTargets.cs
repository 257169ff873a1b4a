using System.Security.Cryptography;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Remote;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Records;
using EdgeLedger.Tests.Support;
using BoardRoster = EdgeLedger.Firmware.Core.Heads.Roster;
using CborWriter = EdgeLedger.Firmware.Core.Formats.CborWriter;

namespace EdgeLedger.Fuzz.Targets;

/// <summary>What a board reads from its broker, and what the gateway's own decoder makes of it.</summary>
/// <remarks>The two were written apart from one another: where they disagree, one of them is wrong.</remarks>
internal static class BoardTargets
{
    public static IEnumerable<FuzzTarget> All() => [RosterTarget(), HeadTarget(), SettingTarget()];

    private static FuzzTarget RosterTarget()
    {
        string chain = GoldenVectors.Cases("rosters")[0].GetProperty("chain").GetString()!;
        byte[][] seeds = [.. GoldenVectors.Cases("rosters")
            .Where(one => one.GetProperty("chain").GetString() == chain)
            .Select(one => GoldenVectors.BytesOf(one, "rosterHex"))];
        return new("board-roster", seeds, bytes =>
            BoardRoster.TryParse(bytes, chain, out var roster, out _) ? Encode(roster, chain, bytes[1]) : null);
    }

    private static FuzzTarget HeadTarget()
    {
        var golden = GoldenVectors.Cases("heads")[0];
        string chain = golden.GetProperty("chain").GetString()!;
        byte[] key = GoldenVectors.BytesOf(golden, "keyHex");
        var roster = RosterOf(chain, [GoldenVectors.BytesOf(golden, "gatewayXyHex")], []);
        DeviceKey.TryCreate(
            new P256(), GoldenVectors.BytesOf(golden, "boardScalarHex"), new FixedEntropy(), out var device);
        var keys = new FrameKeys(device, roster.Gateways, chain, 65010);
        var reader = new HeadFrameReader(roster.Gateways, keys, chain);
        var head = new Head();
        return new("board-head", [GoldenVectors.BytesOf(golden, "frameHex")], bytes =>
        {
            bool isRead = reader.TryRead(bytes, head);
            if (!isRead || !HeadFrame.TryParse(bytes, key, out var frame)) return null;
            Require(frame.Seq == head.Sequence && frame.Height == head.Height && frame.UnixMs == head.UnixMs
                && frame.Id.ToArray().AsSpan().SequenceEqual(head.Id), "board and gateway read different heads");
            return frame.Encode(key);
        })
        {
            Seal = bytes => Sealed(bytes, key),
        };
    }

    private static FuzzTarget SettingTarget()
    {
        using var technician = EcdsaSigner.FromScalar(
            GoldenVectors.BytesOf(GoldenVectors.Cases("statements")[0], "scalarHex"));
        string chain = GoldenVectors.Cases("statements")[0].GetProperty("chain").GetString()!;
        var device = Address.FromBytes(Enumerable.Range(1, 20).Select(i => (byte)i).ToArray());
        byte[] xy = technician.PublicKey.Xy.ToArray();
        var roster = RosterOf(chain, [xy], [xy]);
        var reader = new SettingStatementReader(roster.Technicians, device.ToArray(), chain);
        var order = new SettingOrder();
        byte[] good = Statement.Encode(
            technician, new ChainId(chain), 65003, 1, Hash256.Zero,
            new TechnicianSetting(device, "log.level", "debug").Encode());
        return new("board-setting", [good], bytes =>
        {
            bool isRead = reader.TryRead(bytes, order, out _);
            if (!isRead || !Statement.TryParse(bytes, out var statement)
                || !TechnicianSetting.TryParse(statement.Payload, out var setting))
            {
                return null;
            }

            Require(statement.Id.ToArray().AsSpan().SequenceEqual(order.Id) && setting.Key == order.Key
                && setting.Value == order.Value && setting.Device == device && statement.Seq == order.Sequence,
                "board and gateway read different settings");
            return bytes;
        });
    }

    private static byte[] Encode(BoardRoster roster, string chain, byte version)
    {
        var writer = new CborWriter(32_768);
        writer.WriteArrayHeader(version == 1 ? 4 : version == 2 ? 6 : 7);
        writer.WriteInteger(version);
        writer.WriteText(chain);
        writer.WriteInteger(roster.Faulty);
        Write(writer, roster.Gateways);
        if (version != 1)
        {
            Write(writer, roster.Discos);
            Write(writer, roster.Technicians);
        }

        if (version == 3) writer.WriteInteger(roster.Number);

        return writer.ToArray();
    }

    private static void Write(CborWriter writer, RosterKeys keys)
    {
        writer.WriteArrayHeader(keys.Count);
        for (int i = 0; i < keys.Count; i++) writer.WriteBytes(keys.PublicKey(i), 0, 64);
    }

    private static BoardRoster RosterOf(string chain, byte[][] gateways, byte[][] technicians)
    {
        var writer = new CborWriter(1_024);
        writer.WriteArrayHeader(6);
        writer.WriteInteger(2);
        writer.WriteText(chain);
        writer.WriteInteger(0);
        foreach (byte[][] role in new[] { gateways, [], technicians })
        {
            writer.WriteArrayHeader(role.Length);
            foreach (byte[] key in role) writer.WriteBytes(key, 0, key.Length);
        }

        return BoardRoster.TryParse(writer.ToArray(), chain, out var roster, out string error)
            ? roster
            : throw new InvalidDataException(error);
    }

    // The last 32 bytes are the tag of what stands before (RFC 9052 section 6.3): with a right one the damage gets
    // past the MAC, as it would from a faulty gateway.
    private static byte[] Sealed(byte[] frame, byte[] key)
    {
        var reader = new CanonicalReader(frame);
        if (!(reader.TryReadTag(17) && reader.TryReadArray(4) && reader.TryReadBytes(out var header)
            && reader.TryReadMap(0) && reader.TryReadBytes(out var payload) && reader.Remaining == 34))
        {
            return frame;
        }

        byte[] tag = HMACSHA256.HashData(key, new CanonicalWriter()
            .WriteArray(4).WriteText("MAC0").WriteBytes(header).WriteBytes([]).WriteBytes(payload).WrittenSpan);
        return [.. frame[..^32], .. tag];
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidDataException(otherwise);
    }

    // Blinds an agreement, whose result does not depend on it.
    private sealed class FixedEntropy : IEntropy
    {
        public void Fill(byte[] buffer) => Array.Fill(buffer, (byte)7);
    }
}
