using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EdgeLedger.Records;
using EdgeLedger.VirtualBoard.Fleet;

namespace EdgeLedger.Fleet;

/// <summary>A region as its boards see it: checks what they sign, and answers with heads under real
/// keys.</summary>
/// <remarks>It never votes: that every statement which is next becomes final is the best a board can hope
/// for.</remarks>
internal sealed class FleetRegion : IFarEnd, IDisposable
{
    public const string Name = "fleet";

    private readonly EcdsaSigner[] _gateways;
    private readonly FleetLedger[] _ledgers;
    private readonly int _periodSeconds;
    private readonly int _blockIntervalMs;
    private readonly string _settings;
    private readonly byte[] _roster;

    public FleetRegion(FleetOptions options, int periodSeconds, int gateways = 4, string settings = "")
    {
        _periodSeconds = periodSeconds;
        _blockIntervalMs = options.BlockIntervalMs;
        _settings = settings;
        _gateways = [.. Enumerable.Range(0, gateways)
            .Select(i => Key(options.Seed, "gateway", i)).OrderBy(key => key.Address)];
        _roster = new Roster(
            Chain, Quorum.Faulty(gateways), [.. _gateways.Select(gateway => gateway.PublicKey)], [], []).Encode();
        _ledgers = new FleetLedger[options.Boards];
        Parallel.For(0, options.Boards, i =>
        {
            using var key = Key(options.Seed, "board", i);
            _ledgers[i] = new FleetLedger(Name, Chain, key, _gateways);
        });
    }

    public ChainId Chain { get; } = new(Name + "-0123456789abcdef");

    public IReadOnlyList<FleetLedger> Ledgers => _ledgers;

    public static EcdsaSigner Key(ulong seed, string role, int number) => EcdsaSigner.FromScalar(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {role} {number}"))));

    public IEnumerable<KeyValuePair<string, byte[]>> Provision(int board)
    {
        string settings = string.Create(CultureInfo.InvariantCulture,
            $"region={Name}\nchain={Chain}\nkind=meter\nbroker.host=none\nperiod.s={_periodSeconds}\n{_settings}\n");
        yield return new("I:\\settings.cfg", Encoding.UTF8.GetBytes(settings));
        yield return new("I:\\device.key", _ledgers[board].BoardScalar());
        yield return new("I:\\roster.cbor", _roster);
    }

    public IEnumerable<Message> Take(int board, Message message, long blockUnixMs) =>
        _ledgers[board].Take(message, blockUnixMs / _blockIntervalMs, blockUnixMs);

    public void Dispose()
    {
        foreach (var gateway in _gateways) gateway.Dispose();
    }
}
