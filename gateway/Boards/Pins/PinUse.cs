namespace EdgeLedger.Boards.Pins;

/// <summary>One GPIO and what it is for.</summary>
/// <param name="Name">As in the settings, or in board.json.</param>
public readonly record struct PinUse(string Name, int Gpio, PinRole Role);
