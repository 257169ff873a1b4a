namespace EdgeLedger.Boards.Catalogue;

/// <summary>How external RAM is wired: an octal one takes five pins more.</summary>
public enum PsramBus
{
    None,
    Quad,
    Octal,
}
