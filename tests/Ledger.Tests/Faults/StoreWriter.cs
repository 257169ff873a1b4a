using System.Buffers.Binary;
using System.Globalization;
using EdgeLedger.Ledger.Repair;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Faults;

/// <summary>
/// This assembly as a program: votes and commits into a folder as a gateway does, and says so after each step
/// that is durable; or repairs the folder. Tests run it in a process of its own whose system calls fail.
/// </summary>
internal static class StoreWriter
{
    private const int Saved = 0;
    private const int Failed = 1;

    public static int Main(string[] arguments)
    {
        var folder = arguments[0];
        try
        {
            if (!Genesis.TryParse(File.ReadAllBytes(arguments[1]), out var genesis, out _)) return Failed;
            if (arguments[2] == "repair") Repair(folder, genesis, arguments[3]);
            else Write(folder, genesis, int.Parse(arguments[2], CultureInfo.InvariantCulture));
            return Saved;
        }
        catch (StoreException error)
        {
            Console.Error.WriteLine(error.Message);
            return Failed;
        }
    }

    /// <summary>Number of the vote that a saved state ends with; 0 before the first.</summary>
    public static long VoteIn(byte[]? state) => state is null ? 0 : BinaryPrimitives.ReadInt64BigEndian(state);

    public static Certificate Certify(Genesis genesis, Block block) => Certificate.Of(
        genesis.Validators,
        Enumerable.Range(0, genesis.Validators.Quorum).Select(index => Vote.Sign(
            new KeyedHashSigner(genesis.Validators[index]), genesis.Chain, VoteType.Precommit, block.Header.Height,
            round: 0, block.Hash, index)));

    private static void Repair(string folder, Genesis genesis, string from)
    {
        using var peer = FolderPeer.Open(from);
        LedgerRepair.Run(folder, genesis, KeyedHashScheme.Instance, [peer]);
    }

    private static void Write(string folder, Genesis genesis, int rounds)
    {
        using var ledger = RegionLedger.Open(folder, genesis, KeyedHashScheme.Instance);
        if (!ledger.IsVotingAllowed) ledger.AllowVoting();
        Console.WriteLine("open");
        var vote = VoteIn(ledger.LoadConsensus());
        for (var round = 0; round < rounds; round++)
        {
            // Sizes that need one page or several, so that a save is one frame of the log or many.
            var state = new byte[sizeof(long) + (++vote * 2111 % 12_000)];
            BinaryPrimitives.WriteInt64BigEndian(state, vote);
            ledger.SaveConsensus(state);
            Console.WriteLine($"vote {vote}");

            var proposer = genesis.Validators[0].Address;
            var block = ledger.Build([], ledger.TipUnixMs + 1000, proposer, out _);
            ledger.Commit(block, Certify(genesis, block));
            Console.WriteLine($"block {block.Header.Height}");
        }
    }
}
