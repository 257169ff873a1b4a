namespace EdgeLedger.Cli.CommandLine;

/// <summary>
/// Something the person at the keyboard can mend; its message is the one sentence that they see.
/// </summary>
/// <param name="sentence">Says what is wrong and, where it is not plain, what to do.</param>
/// <param name="exitCode">1 for a refused or failed action, 2 for a command that was typed wrongly.</param>
internal sealed class InputException(string sentence, int exitCode = ExitCode.Failed) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;
}
