namespace EdgeLedger.Ledger.Tests.Fixtures;

/// <summary>A data folder that is gone after the test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("edgeledger-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public TestFolder Copy()
    {
        var copy = new TestFolder();
        var files = Directory.GetFiles(Path).Where(file => !file.EndsWith("lock", StringComparison.Ordinal));
        foreach (var file in files)
        {
            System.IO.File.Copy(file, copy.File(System.IO.Path.GetFileName(file)));
        }

        return copy;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
