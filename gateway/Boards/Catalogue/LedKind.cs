namespace EdgeLedger.Boards.Catalogue;

public enum LedKind
{
    /// <summary>Lit by a level.</summary>
    Plain,

    /// <summary>WS2812 and the like: a serial protocol on one wire.</summary>
    Addressable,
}
