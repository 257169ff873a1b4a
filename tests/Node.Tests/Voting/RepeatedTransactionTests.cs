using EdgeLedger.Contracts;
using EdgeLedger.Node.Hosting;
using EdgeLedger.Node.Ingest;
using EdgeLedger.Node.Peers;
using EdgeLedger.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeLedger.Node.Tests.Voting;

/// <summary>Two registry changes that ask for the same have one id; the second must be carried out all the
/// same.</summary>
public sealed class RepeatedTransactionTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-repeated-").FullName;
    private readonly EcdsaSigner _gateway = EcdsaSigner.Create();
    private readonly EcdsaSigner _registrar = EcdsaSigner.Create();
    private readonly EcdsaSigner _device = EcdsaSigner.Create();
    private readonly GatewayNode _node;

    public RepeatedTransactionTests()
    {
        long created = DateTimeOffset.UtcNow.AddMinutes(-1).ToUnixTimeMilliseconds();
        var genesis = Genesis.Create("test", created, [_gateway.PublicKey], 1, [_registrar.PublicKey]);
        File.WriteAllText(Path.Combine(_folder, "first-start.token"), "");
        var settings = new GatewayNodeSettings
        {
            Genesis = genesis,
            Signer = _gateway,
            DataPath = _folder,
            Clock = new GatewayClock(TimeProvider.System, null),
            BlockInterval = TimeSpan.FromMilliseconds(20),
        };
        _node = new GatewayNode(
            settings, new MemoryBoardLink(), new MemoryPeerNetwork(1).Join(0), NullLogger.Instance);
    }

    [Fact]
    public async Task Device_revoked_for_the_same_reason_a_second_time_is_revoked()
    {
        await _node.StartAsync(CancellationToken.None);
        var enrolment = new Enrolment(_device.PublicKey, SignerKind.Meter, "meter");
        var revocation = new Revocation(_device.Address, 0);

        var first = await MakeFinalAsync(enrolment, _registrar, _device);
        await MakeFinalAsync(revocation, _registrar);
        await MakeFinalAsync(enrolment, _registrar, _device);
        var second = await MakeFinalAsync(revocation, _registrar);

        Assert.True(_node.Ledger.Registry.TryGetSigner(_device.Address, out var signer));
        Assert.True(signer.IsRevoked);
        Assert.True(_node.Ledger.Signers.TryGet(_registrar.Address, out var registrar));
        Wait.Until(
            () => _node.Ledger.FindEntry(second.Id)?.Height == registrar.FinalHeight,
            "the second revocation is found where its link stands");
        Assert.Equal(EntryRefusal.None, await _node.SubmitAsync(second));
        Assert.Equal(EntryRefusal.Replayed, await _node.SubmitAsync(first));
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        foreach (var key in new[] { _gateway, _registrar, _device }) key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Transaction> MakeFinalAsync(RegistryOperation operation, params EcdsaSigner[] signers)
    {
        var builder = new TransactionBuilder(_node.Genesis.Chain, ContentType.Registry, operation.Encode());
        foreach (var signer in signers)
        {
            var (seq, prev) = _node.Ledger.Registry.TryGetSigner(signer.Address, out var record)
                ? (record.LastSeq + 1, record.LastId)
                : (1, Hash256.Zero);
            builder.Add(signer, seq, prev);
        }

        var transaction = builder.Build();
        Assert.Equal(EntryRefusal.None, await _node.SubmitAsync(transaction));
        var link = transaction.Signatures.Single(one => one.Signer == _registrar.Address);
        Wait.Until(
            () => _node.Ledger.Registry.TryGetSigner(_registrar.Address, out var record)
                && record.LastId == link.LinkId,
            $"{operation.GetType().Name} is final");
        return transaction;
    }
}
