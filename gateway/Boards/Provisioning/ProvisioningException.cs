namespace EdgeLedger.Boards.Provisioning;

/// <summary>What a board cannot be given; the message is one sentence that says why.</summary>
public sealed class ProvisioningException(string sentence) : Exception(sentence);
