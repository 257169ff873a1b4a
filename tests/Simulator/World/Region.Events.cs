using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;
using EdgeLedger.Simulator.Adversaries;
using EdgeLedger.Simulator.Checks;
using EdgeLedger.Simulator.Devices;
using EdgeLedger.Simulator.Gateways;

namespace EdgeLedger.Simulator.World;

// What happens to the parts of a region, and what is checked then.
internal sealed partial class Region
{
    private readonly List<byte[]> _statements = [];
    private readonly Dictionary<(Address Board, long Seq), (Hash256 Id, long Height, long UnixMs)> _links = [];

    /// <summary>Starts a gateway's process on what its disk holds.</summary>
    public void Start(SimulatedGateway gateway)
    {
        if (gateway.IsUp) return;
        Trace.Add($"{gateway.Name} starts");
        gateway.Process = new GatewayProcess(this, gateway);
        gateway.Process.Start();
    }

    /// <summary>A process has opened its ledger.</summary>
    public void OnStarted(GatewayProcess process)
    {
        var gateway = process.Gateway;
        var ledger = process.Node!.Ledger;
        if (!gateway.IsHonest) return;
        ViolationException.Unless(
            ledger.Height >= gateway.Committed,
            $"{gateway.Name} committed block {gateway.Committed} and has only {ledger.Height} after a restart");
        // A block may have become durable although the process died before it could say so.
        while (gateway.Committed < ledger.Height)
        {
            var (block, certificate) = ledger.GetBlock(gateway.Committed + 1)!;
            Take(gateway, block, certificate);
        }

        (gateway.HasBadDisk, gateway.IsRotten) = (false, false);
        if (gateway.Disk.IsVotingAllowed) gateway.IsRecovering = false;
    }

    /// <summary>A block is durable at a gateway.</summary>
    public void OnCommitted(GatewayProcess process, Block block, Certificate certificate)
    {
        Trace.Mix(3, process.Gateway.Index, block.HeaderBytes.Span);
        Trace.Add($"{process.Gateway.Name} commits {MessageText.Of(block)}");
        if (!process.Gateway.IsHonest) return;
        Take(process.Gateway, block, certificate);
        if (process.Gateway.Disk.IsVotingAllowed) process.Gateway.IsRecovering = false;
    }

    /// <summary>A process is gone, for whatever reason: somebody starts it again.</summary>
    public void OnEnded(GatewayProcess process)
    {
        var gateway = process.Gateway;
        long pause = Network.IsHealed ? Random.Between(50_000, 400_000) : Random.Between(20_000, 4_000_000);
        Queue.After(pause, () =>
        {
            gateway.Disk.IsFull = false;
            bool forgets = gateway.Adversary is { } adversary && adversary.Has(Trait.Forgets);
            if (forgets) gateway.Disk.Forget(Random.Below(3));
            Start(gateway);
        });
    }

    /// <summary>A process gave up.</summary>
    public void OnFailed(GatewayProcess process, Exception failure)
    {
        var gateway = process.Gateway;
        if (!gateway.IsHonest)
        {
            // It may have believed another liar; on an empty disk it goes on being one.
            gateway.Disk.Wipe();
            gateway.Disk.AllowVoting();
            return;
        }

        if (!gateway.HasBadDisk || failure is not StoreException)
        {
            throw new ViolationException(
                $"{gateway.Name} goes on whatever comes, not: {failure.Message}", failure);
        }

        // The operator finds the store damaged and begins with an empty one.
        if (failure is StoreCorruptException) LoseStore(gateway);
    }

    public void LoseStore(SimulatedGateway gateway)
    {
        Trace.Add($"{gateway.Name} loses its store");
        gateway.Process?.Kill();
        gateway.Disk.Wipe();
        Votes.OnStoreLost(gateway);
        (gateway.Committed, gateway.IsRecovering, gateway.HasBadDisk, gateway.IsRotten) = (0, true, false, false);
    }

    /// <summary>A gateway tells a board how far its chain is final.</summary>
    public void OnHead(GatewayProcess process, Address board, byte[] frame)
    {
        var gateway = process.Gateway;
        var meter = MeterOf(board);
        if (gateway.Adversary is { } adversary) frame = adversary.Head(board, frame);
        else CheckHead(gateway, meter, frame);
        if (!Network.IsHealed && Random.Chance(Scenario.Loss)) return;
        Queue.After(Network.Delay(), () => meter.Hear(gateway, frame));
    }

    /// <summary>Remembers what was signed, so that nothing else can become final unnoticed.</summary>
    public void Know(byte[] statement, SignedStatement known)
    {
        _statements.Add(statement);
        Chain.Model.Know(statement, known);
    }

    public static Hash256 IdOf(byte[] bytes) => Statement.TryParse(bytes, out var statement)
        ? statement.Id
        : throw new InvalidOperationException("a meter made what is no statement");

    /// <summary>A board's message on its way to every gateway, over a broker that may lose it.</summary>
    public void Publish(byte[] statement)
    {
        foreach (var gateway in Everyone)
        {
            if (!Network.IsHealed && Random.Chance(Scenario.Loss)) continue;
            Queue.After(Network.Delay(), () =>
            {
                if (gateway.Process is { IsAlive: true } process)
                {
                    process.Run(() => process.Boards.Deliver(statement, null));
                }
            });
        }
    }

    /// <summary>Somebody posts a transaction to some gateway.</summary>
    public void Submit(Transaction transaction)
    {
        SimulatedGateway[] up = [.. Honest.Where(gateway => gateway.IsUp)];
        if (up.Length == 0) return;
        var process = Random.Pick(up).Process!;
        process.Run(() => process.Node?.SubmitAsync(transaction));
    }

    public ReadOnlyMemory<byte> SomeStatement() =>
        _statements.Count > 0
            ? _statements[^(1 + Random.Below(Math.Min(_statements.Count, 30)))]
            : new byte[] { 0 };

    /// <summary>A statement of late by its id; null if there is none.</summary>
    public Statement? FindStatement(Hash256 id)
    {
        foreach (byte[] bytes in _statements.TakeLast(60))
        {
            if (Statement.TryParse(bytes, out var statement) && statement.Id == id) return statement;
        }

        return null;
    }

    public ReadOnlyMemory<byte> SomeBadStatement() =>
        _meters.OfType<BadMeter>().FirstOrDefault(meter => meter.IsEnrolled) is { } bad
            ? bad.SayWrong()
            : SomeStatement();

    public ReadOnlyMemory<byte> SomeBadTransaction() => Random.Chance(0.3)
        ? Members.MakeBad().Bytes
        : Office.MakeBad(Random.Pick(_meters)).Bytes;

    private void Take(SimulatedGateway gateway, Block block, Certificate certificate)
    {
        bool isNew = block.Header.Height > Chain.Height;
        Chain.OnCommitted(gateway, block, certificate);
        gateway.Committed = block.Header.Height;
        if (!isNew) return;
        foreach (var entry in block.Entries)
        {
            if (entry.Kind == EntryKind.Statement && Statement.TryParse(entry.Bytes, out var statement))
            {
                Note(statement.Signer, statement.Seq, statement.Id, block.Header);
            }
            else if (entry.Kind == EntryKind.Quarantine && Quarantine.TryParse(entry.Bytes, out var quarantine))
            {
                var lost = quarantine.Statement;
                Note(lost.Signer, lost.Seq, lost.Id, block.Header);
            }
            else if (entry.Kind == EntryKind.Transaction && Transaction.TryParse(entry.Bytes, out var transaction))
            {
                foreach (var one in transaction.Signatures) Note(one.Signer, one.Seq, one.LinkId, block.Header);
                Office.OnFinal(transaction);
                Members.OnFinal(transaction);
            }
        }
    }

    private void Note(Address signer, long seq, Hash256 id, BlockHeader header) =>
        _links[(signer, seq)] = (id, header.Height, header.UnixMs);

    private void CheckHead(SimulatedGateway gateway, SimulatedMeter meter, byte[] frame)
    {
        bool isRead = HeadFrame.TryParse(frame, meter.HeadKeyOf(gateway), out var head);
        ViolationException.Unless(isRead, $"{gateway.Name} tells {meter.Name} what it can read");
        bool isFinal = _links.TryGetValue((meter.Address, head!.Seq), out var link)
            && link == (head.Id, head.Height, head.UnixMs) && head.Height <= gateway.Committed;
        ViolationException.Unless(isFinal, $"{gateway.Name} tells {meter.Name} of final links only: {head.Seq}");
    }
}
