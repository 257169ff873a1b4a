using System.Globalization;
using System.Security.Cryptography;
using EdgeLedger.Boards.Pins;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Boards.Provisioning;

/// <summary>Fills a folder with a board's settings, roster and key, and judges them as the board will.</summary>
public static class Provisioner
{
    private const int HostEntropyBytes = 32;

    /// <param name="key">Null when the board makes its key from its own and the host's entropy.</param>
    /// <returns>Warnings about the wiring.</returns>
    /// <exception cref="ProvisioningException">The board would refuse them; nothing was written.</exception>
    public static IReadOnlyList<PinFinding> Provision(
        ProvisioningOrder order, EcdsaSigner? key, BoardFolder folder)
    {
        if (key is null && File.Exists(folder.In(BoardFolder.KeyName)))
        {
            throw new ProvisioningException(
                $"{folder.Path} holds a {BoardFolder.KeyName}: a board that makes its own wants another folder.");
        }

        var request = key is null ? null
            : EnrolmentRequest.Sign(key, order.Kind, order.Genesis.Chain, order.Label);
        Complete(order, request);
        if (order.Technicians.Count > Roster.MaxOthers)
        {
            throw new ProvisioningException($"a board knows at most {Roster.MaxOthers} technicians.");
        }

        if (SettingsRules.Objections(order.Settings).FirstOrDefault() is { } objection)
        {
            throw new ProvisioningException(objection);
        }

        var findings = new SettingsCheck(order.Board).Check(order.Settings);
        if (findings.FirstOrDefault(f => f.Severity == PinSeverity.Error) is { } error)
        {
            throw new ProvisioningException(error.Sentence);
        }

        Write(order, key, request, folder);
        return findings;
    }

    private static void Complete(ProvisioningOrder order, EnrolmentRequest? request)
    {
        var settings = order.Settings;
        settings["region"] = order.Genesis.Region;
        settings["chain"] = order.Genesis.Chain.Value;
        settings["kind"] = SettingsKind.Of(order.Kind);
        if (order.Kind == SignerKind.Meter) settings.SetIfAbsent("frontend", order.Board.FrontEnds().First());
        if (request is null) return;

        // A board that makes its own key names itself to the broker, and notes its enrolment, by itself.
        if (settings["broker.password"] is not null)
        {
            settings.SetIfAbsent("broker.user", request.Enrolment.Device.Address.ToString());
        }

        if (settings["first.seq"] is not null || settings["first.prev"] is not null) return;
        settings["first.seq"] = (EnrolmentRequest.Seq + 1).ToString(CultureInfo.InvariantCulture);
        settings["first.prev"] = request.LinkId.ToString();
    }

    private static void Write(
        ProvisioningOrder order, EcdsaSigner? key, EnrolmentRequest? request, BoardFolder folder)
    {
        PrivateFile.MakeFolder(folder.Path);
        folder.Write(SettingsFile.Name, order.Settings.ToString());
        folder.Write(RosterFile.Name, RosterFile.Of(order.Genesis, order.Gateways ?? order.Genesis.Validators, order.Technicians));
        if (key is null)
        {
            File.Delete(folder.In(BoardFolder.RequestName));
            folder.Write(BoardFolder.HostEntropyName, RandomNumberGenerator.GetBytes(HostEntropyBytes));
        }
        else
        {
            File.Delete(folder.In(BoardFolder.HostEntropyName));
            byte[] scalar = key.ExportScalar();
            folder.Write(BoardFolder.KeyName, scalar);
            CryptographicOperations.ZeroMemory(scalar);
            folder.Write(BoardFolder.RequestName, request + "\n");
        }

        folder.WriteDeployment();
    }
}
