using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using EdgeLedger.Simulator.Gateways;

namespace EdgeLedger.Simulator.Adversaries;

// What an adversary does of its own accord.
internal sealed partial class Adversary
{
    private void Act()
    {
        _region.Queue.After(_random.Between(PauseUs / 2, 2 * PauseUs), Act);
        if (_gateway.Process is not { IsAlive: true, Node: not null } process) return;
        if (Has(Trait.HighRounds) && _random.Chance(0.4)) ClaimHighRound(process);
        if (Has(Trait.VotesForAll)) VoteForAll(process);
        if (Has(Trait.Replay)) Replay(process);
        if (Has(Trait.Garbage) && _random.Chance(0.1)) SendGarbage(process);
        if (Has(Trait.Impersonation) && _random.Chance(0.3)) Impersonate(process);
        if (Has(Trait.BadGossip)) Gossip(process);
        if (Has(Trait.LiesInCatchUp) && _random.Chance(0.4)) Boast(process);
        if (Has(Trait.FalseBallots)) Slander(process);
    }

    private int SomePeer() => (_gateway.Index + 1 + _random.Below(_region.Size - 1)) % _region.Size;

    private void ClaimHighRound(GatewayProcess process)
    {
        int round = _random.Pick([_round + 1, _round + 2, _round + 100, int.MaxValue - 1, int.MaxValue]);
        var type = _random.Pick([VoteType.Prevote, VoteType.Precommit]);
        TellAll(process, PeerCodec.Encode(Sign(type, _height + 1, round, null)));
        TellAll(process, PeerCodec.Encode(Sign(VoteType.Prevote, Math.Max(1, _height), round, null)));
    }

    // Both votes for every block, and nil besides: whatever may help somebody to a quorum.
    private void VoteForAll(GatewayProcess process)
    {
        foreach (var block in _region.Conspiracy.BlocksOf(_height, _round))
        {
            foreach (var type in new[] { VoteType.Prevote, VoteType.Precommit })
            {
                Tell(process, SomePeer(), PeerCodec.Encode(Sign(type, _height, _round, block.Hash)));
            }
        }

        if (_height > 0 && _random.Chance(0.3))
        {
            Tell(process, SomePeer(), PeerCodec.Encode(Sign(VoteType.Precommit, _height, _round, null)));
        }
    }

    private void Replay(GatewayProcess process)
    {
        var messages = _region.Network.Archive.Messages;
        for (int i = 0; i < 4 && messages.Count > 0; i++) Tell(process, SomePeer(), _random.Pick(messages));
    }

    private void SendGarbage(GatewayProcess process)
    {
        var messages = _region.Network.Archive.Messages;
        if (messages.Count == 0 || _random.Chance(0.2))
        {
            byte[] noise = new byte[_random.Below(64)];
            _random.Fill(noise);
            Tell(process, SomePeer(), noise);
            return;
        }

        byte[] changed = [.. _random.Pick(messages)];
        changed[_random.Below(changed.Length)] ^= (byte)(1 << _random.Below(8));
        Tell(process, SomePeer(), changed);
    }

    private void Impersonate(GatewayProcess process)
    {
        int victim = _random.Below(_region.Chain.Model.Validators.At(_height).Count);
        var known = _region.Conspiracy.BlocksOf(_height, _round);
        Hash256? block = known.Count > 0 ? _random.Pick(known).Hash : null;
        if (_height == 0) return;
        var type = _random.Pick([VoteType.Prevote, VoteType.Precommit]);
        var forged = Sign(type, _height, _round, block) with { ValidatorIndex = victim };
        Tell(process, SomePeer(), PeerCodec.Encode(forged));
        if (_blocks.Valid(process.Node!.Ledger, _height, _gateway.Key.PublicKey.Address) is not { } mine) return;
        TellAll(process, Propose(_height, _round + _random.Below(2), -1, mine));
    }

    private void Gossip(GatewayProcess process)
    {
        if (_random.Chance(0.5))
        {
            Tell(process, SomePeer(), PeerCodec.EncodeStatement(_region.SomeBadStatement().Span));
        }

        if (_random.Chance(0.2) && Transaction.TryParse(_region.SomeBadTransaction(), out var bad))
        {
            Tell(process, SomePeer(), PeerCodec.Encode(bad));
        }
    }

    private void Slander(GatewayProcess process)
    {
        if (!Statement.TryParse(_region.SomeStatement(), out var statement)) return;
        var reject = Ballot.Sign(_gateway.Key, Chain, BallotItem.Reject(statement, DoubtReason.Range));
        if (_random.Chance(0.6)) TellAll(process, PeerCodec.Encode(reject));
        if (_random.Chance(0.6)) return;
        var accept = Ballot.Sign(_gateway.Key, Chain, BallotItem.Accept(statement));
        Tell(process, SomePeer(), PeerCodec.Encode(accept));
    }

    private void Boast(GatewayProcess process)
    {
        long height = _height + _random.Between(0, 3);
        int peer = SomePeer();
        Tell(process, peer, PeerCodec.Encode(new PeerMessage.Status(height, _random.Below(3), 2)));
        if (Answer(process) is { } response) Tell(process, peer, response);
    }

    // To whoever asks, and to whoever does not: blocks that nobody voted for, or final ones with something wrong.
    private byte[]? Answer(GatewayProcess process)
    {
        var ledger = process.Node!.Ledger;
        if (ledger.Height == 0 || _random.Chance(0.3)) return _answers.Invent(ledger);
        long from = Math.Min(ledger.Height, Math.Max(1, _asked.From));
        long to = Math.Min(ledger.Height, from + Math.Max(1, _asked.Count) - 1);
        var blocks = new List<(Block, Certificate)>();
        for (long height = from; height <= to; height++)
        {
            var (block, certificate) = ledger.GetBlock(height)!;
            blocks.Add((block, certificate));
        }

        return _answers.Spoil(blocks);
    }
}
