using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Ledger;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Tests.Validators;

/// <summary>A change of the gateways from its proposal to proofs that follow it, over one ledger folder.</summary>
[Collection(ConsoleRun.Collection)]
public sealed class ValidatorCommandsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<EcdsaSigner> _gateways;
    private readonly EcdsaSigner _fifth = EcdsaSigner.Create();
    private readonly Genesis _genesis;

    public ValidatorCommandsTests()
    {
        _gateways = [.. Enumerable.Range(0, 4).Select(_ => EcdsaSigner.Create())];
        _genesis = Genesis.Create(
            "river", 1_790_000_000_000, _gateways.Select(key => key.PublicKey), 1, [_gateways[0].PublicKey]);
        File.WriteAllBytes(_folder.In("genesis.cbor"), _genesis.Encode());
        for (int i = 0; i < 4; i++) _folder.Write($"{i}.pem", _gateways[i].ToPem());
        _folder.Write("4.pem", _fifth.ToPem());
        Directory.CreateDirectory(Data);
        Commit();
    }

    private string Data => _folder.In("data");

    public void Dispose()
    {
        foreach (var key in _gateways) key.Dispose();
        _fifth.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Change_is_proposed_signed_and_followed_by_show_export_proof_and_receipt()
    {
        string change = _folder.In("change.cbor");
        await DoneAsync(
            "validators", "propose", Data, "--add", In("4.pem"), "--key", In("0.pem"), In("4.pem"), "--out", change);
        var run = await DoneAsync(
            "validators", "sign", change, "--ledger", Data, "--yes", "--key", In("1.pem"), In("2.pem"), In("0.pem"));
        Assert.Contains("change 1 to 5 gateways, signed by 4", run.Output, StringComparison.Ordinal);
        byte[] transaction = File.ReadAllBytes(change);
        Commit(new BlockEntry(EntryKind.Transaction, transaction));

        run = await DoneAsync("validators", "show", Data);
        Assert.Contains("change 0: 4 gateways vote, 3 are a quorum", run.Output, StringComparison.Ordinal);
        Assert.Contains("from height 4 on, change 1: 5 gateways", run.Output, StringComparison.Ordinal);
        Commit();
        Commit();
        run = await DoneAsync("validators", "show", Data, "--json");
        Assert.Contains("\"quorum\":4", run.Output, StringComparison.Ordinal);

        string history = _folder.In("validators.cbor");
        await DoneAsync("validators", "export", Data, "--out", history);
        run = await DoneAsync("validators", "verify", history, "--genesis", In("genesis.cbor"));
        Assert.Contains(_fifth.Address.ToString(), run.Output, StringComparison.Ordinal);

        Assert.True(Transaction.TryParse(transaction, out var parsed));
        string proof = _folder.In("proof.cbor");
        string receipt = _folder.In("receipt.cbor");
        await DoneAsync(
            "ledger", "proof", Data, parsed.Id.ToString(), "--out", proof, "--receipt", receipt, "--key", In("2.pem"));
        await DoneAsync("proof", "verify", proof, "--genesis", In("genesis.cbor"), "--receipt", receipt);
    }

    // A file from hand to hand may hold anything: the signer sees it against a ledger of its own, and says yes.
    [Fact]
    public async Task Nobody_signs_a_change_without_having_seen_both_lists_and_said_yes()
    {
        string change = _folder.In("change.cbor");
        await DoneAsync(
            "validators", "propose", Data, "--add", In("4.pem"), "--remove", _gateways[3].Address.ToString(),
            "--key", In("0.pem"), "--out", change);
        byte[] before = File.ReadAllBytes(change);

        var run = await ConsoleRun.OfAsync("validators", "sign", change, "--ledger", Data, "--key", In("1.pem"));

        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("say --yes", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(change));
        string[] shown =
        [
            "now        change 0: 4 gateways, 3 are a quorum", $"{_gateways[0].Address}  signed",
            "after      change 1: 4 gateways, 3 are a quorum", $"+ {_fifth.Address}", $"- {_gateways[3].Address}",
            "needs      3 of those that vote now, and every new one", "at height 4 at the earliest",
            $"you sign   {_gateways[1].Address}",
        ];
        Assert.All(shown, line => Assert.Contains(line, run.Output, StringComparison.Ordinal));
        await DoneAsync("validators", "sign", change, "--ledger", Data, "--yes", "--key", In("1.pem"));
        Assert.NotEqual(before, File.ReadAllBytes(change));
    }

    [Fact]
    public async Task Change_that_no_block_could_take_is_not_signed()
    {
        string change = _folder.In("change.cbor");
        await DoneAsync("validators", "propose", Data, "--add", In("4.pem"), "--key", In("0.pem"), "--out", change);
        using var stranger = EcdsaSigner.Create();
        await RefusedAsync("neither votes now nor is added", _folder.Write("stranger.pem", stranger.ToPem()));
        byte[] good = File.ReadAllBytes(change);
        File.WriteAllBytes(change, [.. good[..^1], (byte)(good[^1] ^ 1)]);
        await RefusedAsync("is not its own", In("3.pem"));
        File.WriteAllBytes(change, good);
        byte[] transaction = await SignedAsync(change);
        Commit(new BlockEntry(EntryKind.Transaction, transaction));
        await RefusedAsync("in force from height 4 on only", In("3.pem"));
        Commit();
        Commit();
        await RefusedAsync("does not follow change 1", In("3.pem"));

        async Task RefusedAsync(string sentence, string key)
        {
            byte[] before = File.ReadAllBytes(change);
            var run = await ConsoleRun.OfAsync(
                "validators", "sign", change, "--ledger", Data, "--yes", "--key", key);
            Assert.Equal(ExitCode.Failed, run.ExitCode);
            Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
            Assert.Equal(before, File.ReadAllBytes(change));
        }
    }

    [Fact]
    public async Task Receipt_of_an_outsider_or_with_any_byte_changed_does_not_hold()
    {
        string change = _folder.In("change.cbor");
        await DoneAsync("validators", "propose", Data, "--remove", _gateways[3].Address.ToString(),
            "--key", In("0.pem"), In("1.pem"), In("2.pem"), "--out", change);
        byte[] transaction = File.ReadAllBytes(change);
        Assert.True(Transaction.TryParse(transaction, out var parsed));
        Commit(new BlockEntry(EntryKind.Transaction, transaction));
        string proof = _folder.In("proof.cbor");
        string receipt = _folder.In("receipt.cbor");
        await DoneAsync(
            "ledger", "proof", Data, parsed.Id.ToString(), "--out", proof, "--receipt", receipt, "--key", In("4.pem"));
        var run = await ConsoleRun.OfAsync(
            "proof", "verify", proof, "--genesis", In("genesis.cbor"), "--receipt", receipt);
        Assert.Equal(ExitCode.Failed, run.ExitCode);
        Assert.Contains("did not vote", run.Output, StringComparison.Ordinal);

        await DoneAsync(
            "ledger", "proof", Data, parsed.Id.ToString(), "--out", proof, "--receipt", receipt, "--key", In("3.pem"));
        byte[] good = File.ReadAllBytes(receipt);
        for (int i = 0; i < good.Length; i += 3)
        {
            byte[] bytes = (byte[])good.Clone();
            bytes[i] ^= (byte)(1 << (i % 8));
            File.WriteAllBytes(receipt, bytes);
            run = await ConsoleRun.OfAsync(
                "proof", "verify", proof, "--genesis", In("genesis.cbor"), "--receipt", receipt);
            Assert.True(run.ExitCode == ExitCode.Failed, $"byte {i}");
        }
    }

    [Fact]
    public async Task What_cannot_be_is_said_in_one_sentence()
    {
        await FailsAsync("votes already", "--add", In("0.pem"));
        await FailsAsync("none of the gateways", "--remove", _fifth.Address.ToString());
        await FailsAsync("1 to 31 gateways", ["--remove", .. _gateways.Select(key => key.Address.ToString())]);
        var run = await ConsoleRun.OfAsync(
            "validators", "sign", In("genesis.cbor"), "--ledger", Data, "--key", In("0.pem"));
        Assert.Contains("no change of the gateways", run.Error, StringComparison.Ordinal);

        async Task FailsAsync(string sentence, params string[] asked)
        {
            var failed = await ConsoleRun.OfAsync(
                ["validators", "propose", Data, .. asked, "--key", In("0.pem"), "--out", In("c.cbor")]);
            Assert.Equal(ExitCode.Failed, failed.ExitCode);
            Assert.Contains(sentence, failed.Error, StringComparison.Ordinal);
        }
    }

    private string In(string name) => _folder.In(name);

    private static async Task<ConsoleRun> DoneAsync(params string[] arguments)
    {
        var run = await ConsoleRun.OfAsync(arguments);
        Assert.True(run.ExitCode == ExitCode.Done, run.Error + run.Output);
        return run;
    }

    private async Task<byte[]> SignedAsync(string change)
    {
        await DoneAsync(
            "validators", "sign", change, "--ledger", Data, "--yes", "--key", In("1.pem"), In("2.pem"), In("4.pem"));
        return File.ReadAllBytes(change);
    }

    private void Commit(params BlockEntry[] entries)
    {
        using var ledger = RegionLedger.Open(Data, _genesis, Es256Scheme.Instance);
        var validators = ledger.Validators;
        var block = ledger.Build(entries, ledger.TipUnixMs + 1000, validators[0].Address, out var skipped);
        Assert.Empty(skipped);
        var signers = _gateways.Append(_fifth).ToDictionary(key => key.Address);
        var votes = Enumerable.Range(0, validators.Quorum).Select(index => Vote.Sign(
            signers[validators[index].Address], _genesis.Chain, VoteType.Precommit, block.Header.Height, 0, block.Hash,
            index));
        ledger.Commit(block, Certificate.Of(validators, votes));
    }
}
