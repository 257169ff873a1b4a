namespace EdgeLedger.Hil.Tests.Support;

/// <summary>A folder for the length of one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("edgeledger-hil-test-").FullName;

    public string Write(string name, string content)
    {
        string file = In(name);
        File.WriteAllText(file, content);
        return file;
    }

    public string In(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
