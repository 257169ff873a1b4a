using System.Diagnostics.CodeAnalysis;

namespace EdgeLedger.Boards.Catalogue;

/// <summary>Every board of the folder boards/, compiled into this assembly so that it is at hand
/// anywhere.</summary>
public static class BoardCatalogue
{
    private const string Suffix = "/board.json";

    private static readonly Lazy<SortedDictionary<string, BoardDescription>> Boards = new(Load);

    /// <summary>Identifier (the folder's name) and description, in order of identifiers.</summary>
    public static IReadOnlyDictionary<string, BoardDescription> All => Boards.Value;

    public static bool TryFind(string id, [NotNullWhen(true)] out BoardDescription? board) =>
        Boards.Value.TryGetValue(id, out board);

    private static SortedDictionary<string, BoardDescription> Load()
    {
        var assembly = typeof(BoardCatalogue).Assembly;
        var boards = new SortedDictionary<string, BoardDescription>(StringComparer.Ordinal);
        foreach (string name in assembly.GetManifestResourceNames())
        {
            if (!name.EndsWith(Suffix, StringComparison.Ordinal)) continue;
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var content = new MemoryStream();
            stream.CopyTo(content);
            boards.Add(name[..^Suffix.Length], BoardReader.Read(content.ToArray(), "boards/" + name));
        }

        return boards;
    }
}
