using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>What a registry transaction asks for: the payload of content type 65001.</summary>
public abstract record RegistryOperation
{
    private const int EnrolmentTag = 1;
    private const int EnrolmentMembers = 4;
    private const int RevocationTag = 2;
    private const int RevocationMembers = 3;
    private const int MaxKind = 1 << 16;

    /// <summary>Deterministic CBOR: <c>[1, COSE_Key, kind, label]</c> or <c>[2, address, reason]</c>.</summary>
    public byte[] Encode() => this switch
    {
        Enrolment enrolment => new CanonicalWriter()
            .WriteArray(EnrolmentMembers)
            .WriteUnsigned(EnrolmentTag)
            .WriteRaw(enrolment.Device.ToCoseKey())
            .WriteUnsigned((long)enrolment.Kind)
            .WriteText(enrolment.Label)
            .ToArray(),
        Revocation revocation => new CanonicalWriter()
            .WriteArray(RevocationMembers)
            .WriteUnsigned(RevocationTag)
            .WriteAddress(revocation.Device)
            .WriteUnsigned(revocation.Reason)
            .ToArray(),
        _ => throw new NotSupportedException($"{GetType().Name} has no encoding."),
    };

    /// <summary>Reads a payload from the network; only the one canonical encoding is taken.</summary>
    public static bool TryParse(
        ReadOnlyMemory<byte> payload, [NotNullWhen(true)] out RegistryOperation? operation)
    {
        operation = null;
        var reader = new CanonicalReader(payload.Span);
        if (!reader.TryReadArray(out var members) || !reader.TryReadUnsigned(out var tag))
        {
            return false;
        }

        operation = (tag, members) switch
        {
            (EnrolmentTag, EnrolmentMembers) => ReadEnrolment(ref reader),
            (RevocationTag, RevocationMembers) => ReadRevocation(ref reader),
            _ => null,
        };
        if (!reader.IsAtEnd)
        {
            operation = null;
        }

        return operation is not null;
    }

    private static Enrolment? ReadEnrolment(ref CanonicalReader reader)
    {
        var isWhole = PublicKey.TryRead(ref reader, out var key)
            & reader.TryReadUnsigned(MaxKind, out var kind)
            & reader.TryReadText(out var label);
        return isWhole && label.Length <= SignerEntry.MaxLabelBytes && Utf8.IsValid(label)
            ? new Enrolment(key!, (SignerKind)kind, Encoding.UTF8.GetString(label))
            : null;
    }

    private static Revocation? ReadRevocation(ref CanonicalReader reader)
    {
        var isWhole = reader.TryReadAddress(out var address)
            & reader.TryReadUnsigned(uint.MaxValue, out var reason);
        return isWhole ? new Revocation(address, (uint)reason) : null;
    }
}
