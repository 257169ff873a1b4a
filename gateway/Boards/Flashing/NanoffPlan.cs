using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Provisioning;

namespace EdgeLedger.Boards.Flashing;

/// <summary>From a board out of the box to one that runs our firmware, in calls of nanoff.</summary>
/// <remarks>
/// Option names are those of nanoff 2.5 (its Options.cs). One thing at a time, so that a failure says what failed.
/// Files and application go over the running framework (no --target, or nanoff would go to the boot loader): it
/// knows its own partitions, whereas nanoff's way through the boot loader assumes one fixed address, which is not
/// that of every version of the framework. The application comes last: its first start finds its files.
/// </remarks>
public static class NanoffPlan
{
    /// <param name="image">The application; null leaves the one that is there.</param>
    /// <param name="files">Null leaves the files that are there.</param>
    public static IReadOnlyList<NanoffCommand> For(
        BoardDescription board, string port, string? image, BoardFolder? files)
    {
        var commands = new List<NanoffCommand>
        {
            new(
                $"framework {board.NanoffTarget}",
                ["--target", board.NanoffTarget, "--serialport", port, "--update"]),
        };
        if (files is not null)
        {
            commands.Add(new(
                "settings, roster and key", ["--serialport", port, "--filedeployment", BoardFolder.DeploymentName],
                files.Path));
        }

        if (image is not null)
        {
            commands.Add(new(
                "firmware", ["--nanodevice", "--serialport", port, "--deploy", "--image", image]));
        }

        return commands;
    }
}
