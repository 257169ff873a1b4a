namespace EdgeLedger.Consensus;

/// <summary>Replace the saved state by this one and make it durable before any later broadcast leaves.</summary>
/// <remarks>
/// A vote that was sent but not saved can be contradicted after a restart, and one contradicted vote is all that a
/// fork needs. If saving fails, the driver must stop without carrying out the effects that follow.
/// </remarks>
/// <param name="Snapshot">Opaque; goes back into <see cref="ConsensusSettings.Restored"/> after a restart.</param>
public sealed record SaveState(byte[] Snapshot) : ConsensusEffect;
