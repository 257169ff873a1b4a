namespace EdgeLedger.Fuzz;

/// <summary>An input that a decoder does not stand, and why.</summary>
internal sealed record FuzzFault(string Target, string What, byte[] Input)
{
    public override string ToString() => $"{Target}: {What}; input {Convert.ToHexStringLower(Input)}";
}
