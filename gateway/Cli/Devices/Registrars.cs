using EdgeLedger.Boards.Provisioning;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Remote;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Devices;

/// <summary>Signs registry changes with the registrars' keys at hand and sees them into blocks.</summary>
/// <remarks>
/// Each registrar's signatures form one chain: changes are signed one after another, each on top of the last, and
/// may then enter one block together.
/// </remarks>
internal sealed class Registrars(
    GatewayApi gateway, ChainId chain, IReadOnlyList<EcdsaSigner> registrars, TimeProvider time)
{
    /// <summary>Enrols devices; the answer is where each device's own chain goes on after its signature.</summary>
    public async Task<IReadOnlyList<ChainPosition>> EnrolAsync(
        IReadOnlyList<(EcdsaSigner Key, SignerKind Kind, string Label)> devices, CancellationToken token)
    {
        var tips = await ReadTipsAsync(token);
        var positions = new List<ChainPosition>();
        var pending = new List<Transaction>();
        foreach (var (key, kind, label) in devices)
        {
            var start = await gateway.GetSignerAsync(key.Address, token);
            var body = new Enrolment(key.PublicKey, kind, label).Encode();
            var builder = Sign(body, tips);
            builder.Add(key, start.NextSeq, Parse(start.Prev));
            var transaction = Advance(builder, tips);
            var link = transaction.Signatures.Single(s => s.Signer == key.Address);
            positions.Add(new ChainPosition(link.Seq + 1, link.LinkId.ToString()));
            await gateway.PostAsync(transaction, token);
            pending.Add(transaction);
        }

        foreach (var transaction in pending) await WaitUntilFinalAsync(transaction, token);
        return positions;
    }

    /// <summary>Completes an enrolment that the device has signed already, wherever its key is.</summary>
    public async Task EnrolAsync(EnrolmentRequest request, CancellationToken token)
    {
        var enrolment = request.Enrolment;
        var device = enrolment.Device.Address;
        if (request.Chain != chain)
        {
            throw new InputException($"the request is for the ledger {request.Chain}, not for {chain}.");
        }

        if ((await gateway.GetSignerAsync(device, token)).NextSeq != EnrolmentRequest.Seq)
        {
            throw new InputException($"{device} is enrolled already: the ledger holds links of its chain.");
        }

        var transaction = Sign(enrolment.Encode(), await ReadTipsAsync(token))
            .Add(device, EnrolmentRequest.Seq, Hash256.Zero, request.Signature)
            .Build();
        await gateway.PostAsync(transaction, token);
        await WaitUntilFinalAsync(transaction, token);
    }

    public async Task RevokeAsync(Address device, uint reason, CancellationToken token)
    {
        var tips = await ReadTipsAsync(token);
        var transaction = Sign(new Revocation(device, reason).Encode(), tips).Build();
        await gateway.PostAsync(transaction, token);
        await WaitUntilFinalAsync(transaction, token);
    }

    private async Task<Dictionary<Address, ChainPosition>> ReadTipsAsync(CancellationToken token)
    {
        var tips = new Dictionary<Address, ChainPosition>();
        foreach (var registrar in registrars)
        {
            tips[registrar.Address] = await gateway.GetSignerAsync(registrar.Address, token);
        }

        return tips;
    }

    private TransactionBuilder Sign(byte[] body, Dictionary<Address, ChainPosition> tips)
    {
        var builder = new TransactionBuilder(chain, ContentType.Registry, body);
        foreach (var registrar in registrars)
        {
            var tip = tips[registrar.Address];
            builder.Add(registrar, tip.NextSeq, Parse(tip.Prev));
        }

        return builder;
    }

    private static Transaction Advance(TransactionBuilder builder, Dictionary<Address, ChainPosition> tips)
    {
        var transaction = builder.Build();
        foreach (var link in transaction.Signatures)
        {
            if (tips.ContainsKey(link.Signer)) tips[link.Signer] = new(link.Seq + 1, link.LinkId.ToString());
        }

        return transaction;
    }

    private Task WaitUntilFinalAsync(Transaction transaction, CancellationToken token) =>
        gateway.WaitUntilFinalAsync(transaction, time, token);

    private static Hash256 Parse(string prev) =>
        Hash256.TryParse(prev, out var hash) ? hash : throw new InputException($"the gateway names '{prev}' as a hash.");
}
