namespace EdgeLedger.Hil.Scenarios;

/// <summary>Finds scenarios by what a person types: a file, a folder, or the name of one in a folder.</summary>
public static class ScenarioFolder
{
    /// <param name="folder">Where names are looked up; all of it when nothing is named.</param>
    /// <exception cref="ScenarioException">One of them cannot be read.</exception>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public static IReadOnlyList<Scenario> Read(string folder, IReadOnlyList<string> names)
    {
        var scenarios = new List<Scenario>();
        foreach (string name in names.Count > 0 ? names : [folder]) scenarios.AddRange(ReadOne(folder, name));
        return scenarios;
    }

    private static IEnumerable<Scenario> ReadOne(string folder, string name)
    {
        if (Directory.Exists(name)) return ReadAll(name);
        if (File.Exists(name)) return ReadFile(name);

        // NAME or NAME[CASE]
        int bracket = name.IndexOf('[', StringComparison.Ordinal);
        string file = Path.Combine(folder, (bracket < 0 ? name : name[..bracket]) + ScenarioReader.Extension);
        if (!File.Exists(file)) throw new FileNotFoundException(Missing(folder, name));
        var found = ReadFile(file).Where(scenario => bracket < 0 || scenario.Id == name).ToList();
        return found.Count > 0 ? found : throw new FileNotFoundException($"{file} has no case '{name}'.");
    }

    private static List<Scenario> ReadAll(string folder)
    {
        string[] files = Directory.GetFiles(folder, "*" + ScenarioReader.Extension);
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? [.. files.SelectMany(ReadFile)]
            : throw new FileNotFoundException($"{folder} holds no file *{ScenarioReader.Extension}.");
    }

    private static IReadOnlyList<Scenario> ReadFile(string file) =>
        ScenarioReader.Read(file, File.ReadAllText(file));

    private static string Missing(string folder, string name) => Directory.Exists(folder)
        ? $"there is no scenario '{name}' in {folder}, and no such file."
        : name == folder ? $"there is no folder {folder}: name another with --scenarios."
        : $"there is no scenario '{name}', and no folder {folder}: name another with --scenarios.";
}
