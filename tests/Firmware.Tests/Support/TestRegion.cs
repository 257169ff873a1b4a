using EdgeLedger.Records;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>A region seen from one board: gateways with real keys and a ledger of the board's
/// statements.</summary>
/// <remarks>
/// Takes statements as the gateways would: known by id, next in the chain, signature valid. Anything else is
/// counted, so that a test can insist that nothing was ever refused.
/// </remarks>
public sealed class TestRegion : IDisposable
{
    private readonly EcdsaSigner[] _gateways;
    private readonly Dictionary<Address, byte[]> _keys = [];
    private readonly HashSet<Hash256> _known = [];

    public TestRegion(int gateways = 4)
    {
        _gateways = [.. Enumerable.Range(0, gateways).Select(_ => EcdsaSigner.Create()).OrderBy(g => g.Address)];
        Board = EcdsaSigner.Create();
    }

    public const string Name = "river";

    public ChainId Chain { get; } = new("river-0123456789abcdef");

    public EcdsaSigner Board { get; }

    public EcdsaSigner Technician { get; } = EcdsaSigner.Create();

    public int Faulty => Quorum.Faulty(_gateways.Length);

    public int GatewayCount => _gateways.Length;

    /// <summary>Final statements, in order.</summary>
    public List<Statement> Final { get; } = [];

    /// <summary>Readings of all final statements, in order.</summary>
    public List<Reading> Readings { get; } = [];

    public int Refused { get; private set; }

    public int Duplicates { get; private set; }

    public long Seq { get; set; }

    /// <summary>False for a ledger whose word on the date no board takes: its blocks are of 1970.</summary>
    public bool TellsTime { get; init; } = true;

    /// <summary>Time of the blocks, which the next heads name.</summary>
    public long UnixMs { get; set; } = 1_790_000_000_000;

    public Hash256 Head { get; set; }

    public string Prefix => $"el/{Name}/{Board.Address}/";

    public void Provision(MemoryFiles files, string kind = "meter", int periodSeconds = 1, string extra = "")
    {
        files["I:\\settings.cfg"] = System.Text.Encoding.UTF8.GetBytes(
            $"region={Name}\nchain={Chain.Value}\nbroker.host=127.0.0.1\nbroker.port=1\nkind={kind}\n"
            + $"period.s={periodSeconds}\n{extra}\n");
        files["I:\\device.key"] = Board.ExportScalar();
        files["I:\\roster.cbor"] = RosterFile();
    }

    /// <summary>Takes what a board has published.</summary>
    /// <returns>True when the statement is new and next.</returns>
    public bool Take(byte[] bytes)
    {
        Assert.True(Statement.TryParse(bytes, out var statement), "malformed: " + Convert.ToHexString(bytes));
        Assert.Equal(Chain, statement.Chain);
        Assert.Equal(Board.Address, statement.Signer);
        Assert.True(
            Es256Scheme.Instance.Verify(Board.PublicKey, statement.Id, statement.Signature.Span), "bad signature");
        if (_known.Contains(statement.Id))
        {
            Duplicates++;
            return false;
        }

        if (statement.Seq != Seq + 1 || statement.Prev != Head)
        {
            Refused++;
            return false;
        }

        _known.Add(statement.Id);
        Final.Add(statement);
        Seq = statement.Seq;
        Head = statement.Id;
        if (statement.ContentType == ContentType.Reading)
        {
            Assert.True(ReadingPayload.TryParse(statement.Payload, out var readings));
            Readings.AddRange(readings);
        }

        return true;
    }

    /// <summary>A head frame of the newest final statement, or of what the test says.</summary>
    public byte[] Frame(
        int gateway, long? seq = null, Hash256? id = null, long height = 5, long? unixMs = null)
    {
        var signer = _gateways[gateway];
        if (!_keys.TryGetValue(signer.Address, out byte[]? key))
        {
            key = FrameKey.Derive(
                signer, Board.PublicKey, Chain, ContentType.HeadFrame, Board.Address, signer.Address);
            _keys[signer.Address] = key;
        }

        return new HeadFrame(signer.Address, Chain, seq ?? Seq, id ?? Head, height, unixMs ?? (TellsTime ? UnixMs : 0)).Encode(key);
    }

    /// <summary>A roster frame of one gateway.</summary>
    /// <param name="gateway">Index of who speaks; of an outsider, its key.</param>
    public byte[] RosterFrame(EcdsaSigner gateway, long number, IEnumerable<EcdsaSigner> named)
    {
        byte[] key = FrameKey.Derive(
            gateway, Board.PublicKey, Chain, ContentType.RosterFrame, Board.Address, gateway.Address);
        var keys = named.Select(one => one.PublicKey).OrderBy(one => one.Address).ToList();
        return new RosterFrame(gateway.Address, Chain, number, keys).Encode(key);
    }

    /// <summary>A head frame of somebody whom the region's first roster need not name.</summary>
    public byte[] FrameOf(EcdsaSigner gateway, long seq, Hash256 id)
    {
        byte[] key = FrameKey.Derive(
            gateway, Board.PublicKey, Chain, ContentType.HeadFrame, Board.Address, gateway.Address);
        return new HeadFrame(gateway.Address, Chain, seq, id, 5, UnixMs).Encode(key);
    }

    public EcdsaSigner Gateway(int index) => _gateways[index];

    public void SendHeads(MemoryLink link, int count)
    {
        for (int i = 0; i < count; i++) link.Deliver(Prefix + "head/" + _gateways[i].Address, Frame(i));
    }

    public byte[] RosterFile() => new Roster(
        Chain, Faulty, [.. _gateways.Select(gateway => gateway.PublicKey)], [], [Technician.PublicKey]).Encode();

    public void Dispose()
    {
        Board.Dispose();
        Technician.Dispose();
        foreach (var gateway in _gateways) gateway.Dispose();
    }
}
