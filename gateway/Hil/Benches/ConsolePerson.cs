namespace EdgeLedger.Hil.Benches;

/// <summary>Asks on the terminal, and waits for the Enter key.</summary>
public sealed class ConsolePerson(TextReader input, TextWriter output) : IPerson
{
    private readonly Lock _gate = new();

    public void Follow(string instruction)
    {
        lock (_gate)
        {
            output.Write($"\n>>> {instruction}\n    Enter when it is done, n if it cannot be: ");
            output.Flush();
            string? answer = input.ReadLine();
            if (answer is null || answer.Trim() == "n") throw new BenchException($"not done: {instruction}");
        }
    }
}
