using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Peers;

/// <summary>Who may be a peer of this gateway, and the number that each goes by while the process runs.</summary>
/// <remarks>
/// Welcome are the gateways of genesis, those of the sets in force and to come, and those that the operator lists:
/// one that is to be added syncs before it votes, one that has left goes on watching. Whose votes count is another
/// question, asked per height. Numbers are given once and never again, so the places of former peers stay taken;
/// thread-safe.
/// </remarks>
internal sealed class PeerDirectory
{
    /// <summary>Most peers that one run of a gateway ever knows.</summary>
    public const int Capacity = 128;

    private readonly Lock _gate = new();
    private readonly Dictionary<Address, int> _numbers = [];
    private readonly List<Address> _addresses = [];
    private readonly Func<ValidatorSchedule> _schedule;

    /// <param name="listed">Those in the operator's configuration.</param>
    /// <param name="schedule">Who votes now and who will.</param>
    public PeerDirectory(Genesis genesis, IEnumerable<Address> listed, Func<ValidatorSchedule> schedule)
    {
        _schedule = schedule;
        foreach (var address in genesis.Validators.Keys.Select(key => key.Address).Concat(listed)) Number(address);
    }

    /// <summary>The number of a gateway that may be a peer; -1 for a stranger.</summary>
    public int Admit(Address gateway)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue(gateway, out int known)) return known;
        }

        var schedule = _schedule();
        bool isWelcome = schedule.Present.IndexOf(gateway) >= 0 || schedule.Last.IndexOf(gateway) >= 0;
        return isWelcome ? Number(gateway) : -1;
    }

    /// <summary>Whose number this is.</summary>
    public bool TryGet(int peer, [NotNullWhen(true)] out Address? gateway)
    {
        lock (_gate) gateway = peer >= 0 && peer < _addresses.Count ? _addresses[peer] : null;
        return gateway is not null;
    }

    /// <summary>For logs.</summary>
    public string Name(int peer) => TryGet(peer, out var address) ? $"gateway {address}" : $"peer {peer}";

    private int Number(Address gateway)
    {
        lock (_gate)
        {
            if (_numbers.TryGetValue(gateway, out int known)) return known;
            if (_addresses.Count == Capacity) return -1;
            _addresses.Add(gateway);
            return _numbers[gateway] = _addresses.Count - 1;
        }
    }
}
