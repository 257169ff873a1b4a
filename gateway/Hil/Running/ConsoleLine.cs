using System.Globalization;

namespace EdgeLedger.Hil.Running;

/// <param name="At">Since the case began.</param>
public sealed record ConsoleLine(TimeSpan At, ConsoleLineKind Kind, string Text)
{
    public override string ToString()
    {
        string mark = Kind switch { ConsoleLineKind.Board => " ", ConsoleLineKind.Typed => ">", _ => "#" };
        return string.Create(CultureInfo.InvariantCulture, $"{At.TotalSeconds,8:0.000} {mark} {Text}");
    }
}
