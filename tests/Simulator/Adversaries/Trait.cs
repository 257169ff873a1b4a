namespace EdgeLedger.Simulator.Adversaries;

/// <summary>What an adversary may do; each has some of them.</summary>
[Flags]
internal enum Trait
{
    None = 0,

    /// <summary>Tells some peers nothing.</summary>
    Withhold = 1,

    /// <summary>Votes differently to different peers.</summary>
    TwoFacedVotes = 2,

    /// <summary>Proposes different blocks to different peers.</summary>
    TwoFacedProposals = 4,

    /// <summary>Proposes blocks that break a rule.</summary>
    InvalidProposals = 8,

    /// <summary>Claims a polka that never was.</summary>
    FalseValidRounds = 16,

    /// <summary>Votes in rounds that nobody has reached.</summary>
    HighRounds = 32,

    /// <summary>Votes for everything that it hears of.</summary>
    VotesForAll = 64,

    /// <summary>Sends old messages of anybody again.</summary>
    Replay = 128,

    /// <summary>Boasts of heights and answers with wrong blocks and certificates.</summary>
    LiesInCatchUp = 256,

    /// <summary>Sends bytes that are no message, and messages with a byte changed.</summary>
    Garbage = 512,

    /// <summary>Speaks in others' names, and proposes when it is not its turn.</summary>
    Impersonation = 1024,

    /// <summary>Gossips statements and transactions that can never be final.</summary>
    BadGossip = 2048,

    /// <summary>Starts again on an older copy of its disk, or on none.</summary>
    Forgets = 4096,

    /// <summary>Runs as two processes with one key.</summary>
    SplitBrain = 8192,

    /// <summary>Tells boards of links that are not final.</summary>
    FalseHeads = 16384,

    /// <summary>Rejects what is plausible, accepts what is not, and tells some peers the opposite.</summary>
    FalseBallots = 32768,

    /// <summary>Keeps votes back, and shows them when it proposes the block of an earlier round again.</summary>
    LatePolkas = 65536,

    /// <summary>Tells a gateway that has lost its store of fewer blocks than there are.</summary>
    Understates = 131072,
}
