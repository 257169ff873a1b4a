using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Settings;
using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Boards.Provisioning;

/// <summary>What a board is to be.</summary>
/// <param name="Settings">What was asked for by hand; region, chain, kind and the like are added.</param>
/// <param name="Label">Name for people in the registry; may be empty.</param>
public sealed record ProvisioningOrder(
    BoardDescription Board, Genesis Genesis, SignerKind Kind, SettingsFile Settings, string Label)
{
    /// <summary>Whose signed settings the board takes, eight at most.</summary>
    public IReadOnlyList<PublicKey> Technicians { get; init; } = [];

    /// <summary>The gateways in force; null for those of genesis.</summary>
    public ValidatorSet? Gateways { get; init; }
}
