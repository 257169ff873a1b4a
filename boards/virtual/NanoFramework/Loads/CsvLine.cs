namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>Walks the fields of one line of CSV (RFC 4180, section 2; no line breaks inside quotes).</summary>
internal ref struct CsvLine(ReadOnlySpan<char> line, char separator)
{
    private ReadOnlySpan<char> _rest = line;
    private bool _done;

    /// <summary>Comma, semicolon or tab, whichever the header uses most.</summary>
    public static char SeparatorOf(ReadOnlySpan<char> header)
    {
        int commas = header.Count(',');
        int semicolons = header.Count(';');
        int tabs = header.Count('\t');
        if (semicolons > commas && semicolons >= tabs) return ';';
        return tabs > commas ? '\t' : ',';
    }

    public bool TryNext(out ReadOnlySpan<char> field)
    {
        field = default;
        if (_done) return false;

        int end = _rest.StartsWith('"') ? EndOfQuoted(out field) : _rest.IndexOf(separator);
        if (field.IsEmpty) field = end < 0 ? _rest : _rest[..end];
        _done = end < 0;
        _rest = _done ? default : _rest[(end + 1)..];
        return true;
    }

    private readonly int EndOfQuoted(out ReadOnlySpan<char> field)
    {
        int quote = 1;
        while (quote < _rest.Length && (_rest[quote] != '"' || IsDoubled(quote)))
        {
            quote += _rest[quote] == '"' ? 2 : 1;
        }

        quote = Math.Min(quote, _rest.Length);
        field = _rest[1..quote].ToString().Replace("\"\"", "\"", StringComparison.Ordinal);
        int next = _rest[quote..].IndexOf(separator);
        return next < 0 ? -1 : quote + next;
    }

    private readonly bool IsDoubled(int quote) => quote + 1 < _rest.Length && _rest[quote + 1] == '"';
}
