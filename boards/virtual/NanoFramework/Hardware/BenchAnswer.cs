namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>What the bench says to a command.</summary>
/// <param name="Json">One line of JSON.</param>
/// <param name="IsRefusal">Nothing was done; <paramref name="Json"/> says why.</param>
/// <param name="Afterwards">To be done when the answer is on its way: what ends the board.</param>
public readonly record struct BenchAnswer(string Json, bool IsRefusal = false, Action? Afterwards = null);
