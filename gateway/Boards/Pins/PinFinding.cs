namespace EdgeLedger.Boards.Pins;

/// <summary>What is wrong with a wiring, in one sentence.</summary>
public sealed record PinFinding(PinSeverity Severity, string Sentence)
{
    public static PinFinding Error(string sentence) => new(PinSeverity.Error, sentence);

    public static PinFinding Warning(string sentence) => new(PinSeverity.Warning, sentence);
}
