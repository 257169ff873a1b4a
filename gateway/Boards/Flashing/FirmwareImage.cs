using EdgeLedger.Contracts;

namespace EdgeLedger.Boards.Flashing;

/// <summary>Where the nanoFramework project system leaves the application of a kind of board.</summary>
public static class FirmwareImage
{
    private const string Solution = "EdgeLedger.sln";

    /// <summary>In the source tree that holds the folder, or else relative to the folder.</summary>
    public static string PathOf(SignerKind kind, string folder)
    {
        string room = kind == SignerKind.Actuator ? "Actuator" : "Meter";
        string image = Path.Combine("firmware", room, "bin", "Release", $"EdgeLedger.Firmware.{room}.bin");
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Solution))) return Path.Combine(at.FullName, image);
        }

        return Path.Combine(folder, image);
    }
}
