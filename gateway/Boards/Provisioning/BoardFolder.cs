using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeLedger.Boards.Settings;

namespace EdgeLedger.Boards.Provisioning;

/// <summary>A folder on the technician's computer with what one board's flash is to hold.</summary>
/// <remarks>Private key and passwords: for the owner's eyes only, to be deleted when the board has them.</remarks>
public sealed class BoardFolder(string path)
{
    public const string KeyName = "device.key";
    public const string HostEntropyName = "host.entropy";
    public const string RequestName = "enrolment.txt";
    public const string DeploymentName = "deploy.json";

    // The file system that nanoFramework keeps in the chip's flash.
    private const string Flash = @"I:\";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>What lies here of what a board takes, in the order in which it is put on the board.</summary>
    public IReadOnlyList<string> FlashFiles()
    {
        string[] names = [SettingsFile.Name, RosterFile.Name, KeyName, HostEntropyName];
        return [.. names.Where(name => File.Exists(In(name)))];
    }

    public void Write(string name, string text) => PrivateFile.Write(In(name), text);

    public void Write(string name, byte[] content) => PrivateFile.Write(In(name), content);

    /// <summary>Writes what `nanoff --filedeployment` reads.</summary>
    /// <remarks>
    /// nanoff opens a source as it is named, so names without a folder hold wherever this folder is carried, as
    /// long as nanoff is run in it.
    /// </remarks>
    public void WriteDeployment()
    {
        var files = FlashFiles().Select(name => new { SourceFilePath = name, DestinationFilePath = Flash + name });
        Write(DeploymentName, JsonSerializer.Serialize(new { files }, Indented) + "\n");
    }
}
