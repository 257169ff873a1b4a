using EdgeLedger.Cli.Devices;
using EdgeLedger.Cli.Keys;
using EdgeLedger.Cli.Remote;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Up;

/// <summary>Brings the boards of a run into the ledger's registry and their settings up to date.</summary>
internal sealed class BoardEnrolment(
    RegionFolder folder, RegionRecord region, Genesis genesis, BoardProvisioning provisioning, GatewayApi gateway,
    TimeProvider time, Action<string> tell)
{
    public async Task EnrolAsync(IReadOnlyList<BoardRecord> boards, TimeSpan period, CancellationToken token)
    {
        await EnrolNewAsync([.. boards.Where(b => !b.Enrolled)], token);
        foreach (var board in boards) provisioning.WriteSettings(board, period, region.BrokerPort, start: null);
    }

    private async Task EnrolNewAsync(IReadOnlyList<BoardRecord> fresh, CancellationToken token)
    {
        if (fresh.Count == 0) return;
        tell($"Enrolling {fresh.Count} {(fresh.Count == 1 ? "board" : "boards")}.");
        EcdsaSigner[] registrars = [.. region.Registrars.Select(file => KeyFile.ReadPrivate(folder.In(file)))];
        EcdsaSigner[] keys = [.. fresh.Select(provisioning.ReadKey)];
        EcdsaSigner[] technicians = [.. region.Technicians.Select(file => KeyFile.ReadPrivate(folder.In(file)))];
        try
        {
            var known = (await gateway.GetDevicesAsync(token)).Select(d => d.Address).ToHashSet(StringComparer.Ordinal);
            var devices = new List<(EcdsaSigner, SignerKind, string)>();
            var starts = new Dictionary<Address, ChainPosition>();
            for (int i = 0; i < fresh.Count; i++)
            {
                // A run that was killed after its enrolments became final has left them here.
                if (known.Contains(fresh[i].Address))
                {
                    starts[keys[i].Address] = await gateway.GetSignerAsync(keys[i].Address, token);
                }
                else
                {
                    devices.Add((keys[i], fresh[i].Kind, $"board-{fresh[i].Number}"));
                }
            }

            int boards = devices.Count;
            foreach (var technician in technicians)
            {
                if (await gateway.GetSignerAsync(technician.Address, token) == ChainPosition.Start)
                {
                    devices.Add((technician, SignerKind.Technician, "technician"));
                }
            }

            var positions = await new Registrars(gateway, genesis.Chain, registrars, time).EnrolAsync(devices, token);
            for (int i = 0; i < boards; i++) starts[devices[i].Item1.Address] = positions[i];
            for (int i = 0; i < fresh.Count; i++)
            {
                // The period is set for all boards later; only the start of the chain matters here.
                provisioning.WriteSettings(
                    fresh[i], TimeSpan.FromMinutes(15), region.BrokerPort, starts[keys[i].Address]);
                fresh[i].Enrolled = true;
            }

            region.Save(folder.Region);
        }
        finally
        {
            foreach (var key in registrars.Concat(keys).Concat(technicians)) key.Dispose();
        }
    }
}
