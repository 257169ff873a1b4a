namespace EdgeLedger.Simulator.Mutants;

/// <summary>Where the sources lie that this program was built from.</summary>
internal static class SourceTree
{
    private const string Landmark = "EdgeLedger.sln";

    /// <returns>Null if the program was taken away from its sources.</returns>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Landmark))) return folder.FullName;
        }

        return null;
    }
}
