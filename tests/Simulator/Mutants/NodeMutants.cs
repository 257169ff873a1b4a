namespace EdgeLedger.Simulator.Mutants;

/// <summary>Broken duties of the driver of the vote and what surrounds it.</summary>
internal static class NodeMutants
{
    private const string Voting = "gateway/Node/Voting/";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("votes saved after they are sent", Voting + "ConsensusDriver.cs",
            "_ledger.SaveConsensus(save.Snapshot);", "_loop.Post(() => _ledger.SaveConsensus(save.Snapshot));"),
        new("first-start rule dropped", Voting + "VotingRight.cs",
            "public bool MayVote => _ledger.IsVotingAllowed;", "public bool MayVote => _ledger.Height >= 0;"),
        new("resends dropped", Voting + "ConsensusDriver.Peers.cs",
            "if (IsRunning && (isBehindUs || IsStalled) && _peerStates[peer].TakeResendTurn()) Resend(peer);", ""),
        new("certificates of fetched blocks unchecked", "gateway/Ledger/Execution/AheadVerifier.cs",
            "else if (certificate.Verify(validators, chain, scheme, out var error))",
            "else if (certificate.Verify(validators, chain, scheme, out var error) || error.Length > 0)"),
        new("signatures of votes unchecked", Voting + "PeerInbox.cs",
            "FindFault(peer, vote.Vote.Height, vote.Vote.Verify)",
            "FindFault(peer, vote.Vote.Height, (_, _, _) => true)"),
        new("block of the future prevoted", Voting + "BlockTime.cs",
            "return aheadMs <= ToleranceMs * speed", "return aheadMs <= int.MaxValue * speed"),
        new("restored votes ignored", Voting + "ConsensusDriver.cs",
            "Restored = _isObserver ? null : _ledger.LoadConsensus(),", "Restored = null,"),
        new("heads one link ahead", "gateway/Node/Heads/HeadPublisher.cs", "entry.LastSeq,", "entry.LastSeq + 1,"),
        new("blocks never asked for", Voting + "ConsensusDriver.CatchUp.cs",
            "_peers.Send(peer, PeerCodec.Encode(request));", "_ = peer;"),
        new("right to vote back by the word of one too few", Voting + "VotingRight.cs",
            "validators.Faulty - 1 - silent", "validators.Faulty - silent"),
    ];
}
