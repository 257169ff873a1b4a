using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>Admits a device under its own key; enrolling a revoked device again continues its chain.</summary>
/// <param name="Label">For people, at most <see cref="SignerEntry.MaxLabelBytes"/> bytes of UTF-8.</param>
public sealed record Enrolment(PublicKey Device, SignerKind Kind, string Label) : RegistryOperation;
