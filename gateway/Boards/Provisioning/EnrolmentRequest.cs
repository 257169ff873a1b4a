using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Boards.Provisioning;

/// <summary>A device's own signature on its enrolment, the first link of its chain; the registrars complete
/// it.</summary>
/// <remarks>
/// One line, as a board answers to `enroll`: the private key stays where it is. The signature covers sequence 1
/// and no link before, chain id, kind and label: it is good for this one enrolment.
/// </remarks>
public sealed class EnrolmentRequest
{
    public const long Seq = 1;

    private const string Start = "enroll kind=";
    private const string LabelField = " label=";

    private EnrolmentRequest(Enrolment enrolment, ChainId chain, byte[] signature)
    {
        Enrolment = enrolment;
        Chain = chain;
        Signature = signature;
        LinkId = Digest(enrolment, chain);
    }

    public Enrolment Enrolment { get; }

    public ChainId Chain { get; }

    /// <summary>64 bytes r‖s.</summary>
    public byte[] Signature { get; }

    /// <summary>Id of the enrolment as a link of the device's chain: what its first statement follows.</summary>
    public Hash256 LinkId { get; }

    /// <exception cref="ProvisioningException">The label is too long.</exception>
    public static EnrolmentRequest Sign(EcdsaSigner device, SignerKind kind, ChainId chain, string label)
    {
        if (!IsLabel(label))
        {
            throw new ProvisioningException(
                $"a label is at most {SignerEntry.MaxLabelBytes} bytes, in one line, without blanks at its ends.");
        }

        var enrolment = new Enrolment(device.PublicKey, kind, label);
        return new EnrolmentRequest(enrolment, chain, device.Sign(Digest(enrolment, chain)));
    }

    /// <summary>Finds the last request in a text: the line alone, or a monitor's whole log file.</summary>
    /// <param name="objection">What is wrong with it, a sentence without its subject and period.</param>
    public static bool TryFind(
        string text, [NotNullWhen(true)] out EnrolmentRequest? request, [NotNullWhen(false)] out string? objection)
    {
        request = null;
        objection = "holds no line that begins with 'enroll kind='";
        string? line = text.Split('\n').LastOrDefault(l => l.Contains(Start, StringComparison.Ordinal))?.Trim();
        if (line is null) return false;
        objection = "is not whole: copy the board's line from its first word to its last";
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        int label = line.IndexOf(LabelField, StringComparison.Ordinal);
        foreach (string field in line[..(label < 0 ? line.Length : label)].Split(' '))
        {
            int equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0) fields[field[..equals]] = field[(equals + 1)..];
        }

        string text64 = fields.GetValueOrDefault("signature", "");
        if (!TryReadKey(fields.GetValueOrDefault("key", ""), out var key) || !TryReadKind(fields, out var kind)
            || !fields.TryGetValue("chain", out string? chain) || !TryReadHex(text64, out byte[]? signature))
        {
            return false;
        }

        string name = label < 0 ? "" : line[(label + LabelField.Length)..];
        request = new EnrolmentRequest(new Enrolment(key, kind, name), new ChainId(chain), signature);
        if (IsLabel(name) && Es256Scheme.Instance.Verify(key, request.LinkId, signature)) return true;
        objection =
            "bears a signature that is not the device's: copy the line anew, or type 'enroll' on the board again";
        return false;
    }

    public override string ToString() =>
        $"{Start}{SettingsKind.Of(Enrolment.Kind)} chain={Chain}"
        + $" key={Convert.ToHexStringLower(Enrolment.Device.Xy)}"
        + $" signature={Convert.ToHexStringLower(Signature)}{LabelField}{Enrolment.Label}";

    private static Hash256 Digest(Enrolment enrolment, ChainId chain) => Transaction.SigningDigest(
        chain, ContentType.Registry, enrolment.Encode(), enrolment.Device.Address, Seq, default);

    private static bool IsLabel(string label) =>
        System.Text.Encoding.UTF8.GetByteCount(label) <= SignerEntry.MaxLabelBytes
        && label.Trim().Length == label.Length && !label.Any(char.IsControl);

    private static bool TryReadKind(Dictionary<string, string> fields, out SignerKind kind) =>
        SettingsKind.TryRead(fields.GetValueOrDefault("kind", ""), out kind);

    private static bool TryReadKey(string hex, [NotNullWhen(true)] out PublicKey? key)
    {
        key = null;
        return TryReadHex(hex, out byte[]? xy) && PublicKey.TryFromXy(xy, out key);
    }

    private static bool TryReadHex(string hex, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        if (hex.Length != 2 * Es256Scheme.SignatureSize || !hex.All(char.IsAsciiHexDigit)) return false;
        bytes = Convert.FromHexString(hex);
        return true;
    }
}
