namespace EdgeLedger.Fuzz;

/// <summary>Inputs worth keeping: a file a decoder, a line of hexadecimal digits an input.</summary>
/// <remarks>They begin each run, so that a new run goes on where the longest one ended; and what once broke a
/// decoder stays there for good.</remarks>
internal static class Corpus
{
    /// <summary>The corpus beside the program.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Corpus");

    public static IReadOnlyList<byte[]> Read(string folder, string target)
    {
        string path = PathOf(folder, target);
        return File.Exists(path) ? [.. File.ReadLines(path).Select(Convert.FromHexString)] : [];
    }

    /// <summary>Adds the shortest of <paramref name="inputs"/> that are not there yet.</summary>
    /// <returns>How many were added.</returns>
    public static int Add(string folder, string target, IEnumerable<byte[]> inputs, int most, int longest)
    {
        Directory.CreateDirectory(folder);
        var known = Read(folder, target).Select(Convert.ToHexStringLower).ToHashSet();
        var added = inputs.Where(input => input.Length is > 0 && input.Length <= longest)
            .OrderBy(input => input.Length)
            .Select(Convert.ToHexStringLower)
            .Where(known.Add)
            .Take(Math.Max(0, most - known.Count))
            .ToArray();
        File.AppendAllLines(PathOf(folder, target), added);
        return added.Length;
    }

    private static string PathOf(string folder, string target) => Path.Combine(folder, target + ".txt");
}
