namespace EdgeLedger.Node.Remote;

/// <summary>What a board says, made fit for a terminal.</summary>
internal static class BoardText
{
    /// <summary>Leaves printable ASCII and line feeds: a stolen board must not steer the terminal of whoever asks
    /// it.</summary>
    public static string Printable(string text) => string.Create(text.Length, text, (target, source) =>
    {
        for (int i = 0; i < target.Length; i++) target[i] = source[i] is >= ' ' and <= '~' or '\n' ? source[i] : '?';
    });
}
