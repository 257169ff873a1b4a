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
        if (FalseResponse(process) is { } response) Tell(process, peer, response);
    }

    // A block that nobody voted for, under a certificate that is none.
    private byte[]? FalseResponse(GatewayProcess process)
    {
        var ledger = process.Node!.Ledger;
        var self = _gateway.Key.PublicKey.Address;
        long height = ledger.Height + 1;
        bool isOld = ledger.Height > 0 && _random.Chance(0.3);
        if (isOld) return OldResponse(process);
        var block = _random.Chance(0.5)
            ? _blocks.Valid(ledger, height, self)
            : _blocks.Invalid(ledger, height, self);
        if (block is null) return null;
        var votes = new List<Vote>();
        var validators = ledger.Validators;
        bool isForged = _random.Chance(0.5);
        for (int i = 0; i < validators.Count; i++)
        {
            var accomplice = _region.Gateways.FirstOrDefault(
                one => !one.IsHonest && one.Key.PublicKey.Equals(validators[i]));
            if (accomplice is null && !isForged) continue;
            var key = accomplice?.Key ?? _gateway.Key;
            votes.Add(Vote.Sign(key, Chain, VoteType.Precommit, block.Header.Height, 0, block.Hash, i));
        }

        if (votes.Count == 0) return null;
        var certificate = Certificate.Of(validators, votes);
        return PeerCodec.EncodeBlocks([(block.Encode(), certificate.Encode())]);
    }

    // Final blocks, each under the certificate of another one or with too few votes.
    private byte[] OldResponse(GatewayProcess process)
    {
        var ledger = process.Node!.Ledger;
        long height = _random.Between(1, ledger.Height);
        var (block, certificate) = ledger.GetBlock(height)!;
        var other = ledger.GetBlock(Math.Max(1, height - 1))!.Certificate;
        byte[] votes = _random.Below(4) switch
        {
            0 => other.Encode(),
            1 => WithFewerVotes(certificate),
            2 => WithVoterWhoIsNone(certificate),
            _ => certificate.Encode(),
        };
        return PeerCodec.EncodeBlocks([(block.Encode(), votes)]);
    }

    // The last bit of the bitmap, which no gateway has unless there are eight.
    private static byte[] WithVoterWhoIsNone(Certificate certificate)
    {
        byte[] bitmap = certificate.Bitmap.ToArray();
        bitmap[^1] |= 0x80;
        var writer = new CanonicalWriter().WriteArray(5)
            .WriteUnsigned(certificate.Height).WriteUnsigned(certificate.Round).WriteHash(certificate.BlockHash)
            .WriteBytes(bitmap).WriteArray(certificate.Signatures.Count + 1);
        foreach (var signature in certificate.Signatures) writer.WriteBytes(signature.Span);
        return writer.WriteBytes(new byte[Es256Scheme.SignatureSize]).ToArray();
    }

    private byte[] WithFewerVotes(Certificate certificate)
    {
        var votes = new List<Vote>();
        int next = 0;
        var set = new ValidatorSet(
            _region.Genesis.Hash, 0, Hash256.Zero, _region.Chain.Model.Validators.At(certificate.Height).Keys);
        for (int i = 0; i < set.Count; i++)
        {
            if (!certificate.HasVoteOf(i)) continue;
            byte[] signature = certificate.Signatures[next++].ToArray();
            if (votes.Count > 0 && next == certificate.Signatures.Count) continue;
            votes.Add(new Vote(
                VoteType.Precommit, certificate.Height, certificate.Round, certificate.BlockHash, i, signature));
        }

        return Certificate.Of(set, votes).Encode();
    }
}
