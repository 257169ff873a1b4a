namespace EdgeLedger.Boards.Tests;

/// <summary>Where this source tree lies.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string In(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "EdgeLedger.sln"))) return folder.FullName;
        }

        throw new DirectoryNotFoundException("no EdgeLedger.sln above " + AppContext.BaseDirectory);
    }
}
