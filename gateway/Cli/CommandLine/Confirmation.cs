namespace EdgeLedger.Cli.CommandLine;

/// <summary>Asks a person before something is done that nobody can take back.</summary>
internal static class Confirmation
{
    /// <exception cref="InputException">No, or nobody there to ask: then <c>--yes</c> must have been
    /// said.</exception>
    public static void Require(string question, bool isYes) =>
        Require(question, isYes, Console.IsInputRedirected ? null : Console.In);

    /// <param name="person">Null where nobody sits at a terminal.</param>
    internal static void Require(string question, bool isYes, TextReader? person)
    {
        if (isYes) return;
        if (person is null)
        {
            throw new InputException(
                "nothing is done: there is no terminal to ask at; say --yes if all above is right.");
        }

        Console.Out.Write($"{question} [y/N] ");
        if (person.ReadLine()?.Trim() is not ("y" or "Y" or "yes")) throw new InputException("nothing is done.");
    }
}
