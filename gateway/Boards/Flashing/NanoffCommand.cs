namespace EdgeLedger.Boards.Flashing;

/// <summary>One call of nanoff.</summary>
/// <param name="Purpose">For people, as in "writes …".</param>
/// <param name="Folder">Where to call it, when the arguments name files in there; null for anywhere.</param>
public sealed record NanoffCommand(string Purpose, IReadOnlyList<string> Arguments, string? Folder = null)
{
    public const string Program = "nanoff";

    /// <summary>What one would type in a shell.</summary>
    public override string ToString()
    {
        string line = string.Join(' ', Arguments.Prepend(Program).Select(Quote));
        return Folder is null ? line : $"(cd {Quote(Folder)} && {line})";
    }

    private static string Quote(string word) => word.Length > 0 && word.All(IsPlain)
        ? word
        : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c) =>
        char.IsAsciiLetterOrDigit(c) || "-_./:=,+@%".Contains(c, StringComparison.Ordinal);
}
