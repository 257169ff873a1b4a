using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>What a command answered.</summary>
public sealed class LineReply : IReply
{
    public List<string> Lines { get; } = [];

    public string Only => Assert.Single(Lines);

    public void WriteLine(string line) => Lines.Add(line);

    public static LineReply To(CommandShell shell, string line, bool readingOnly = false)
    {
        var reply = new LineReply();
        shell.Execute(line, reply, readingOnly);
        return reply;
    }
}
