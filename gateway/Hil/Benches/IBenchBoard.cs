using EdgeLedger.Hil.Running;
using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Benches;

/// <summary>A board at the bench, real or virtual, and what the bench can do to it.</summary>
/// <remarks>What the board says goes into the record that the board was made with.</remarks>
public interface IBenchBoard : IDisposable
{
    /// <summary>False when it has no power, as far as the bench knows.</summary>
    bool IsPowered { get; }

    /// <returns>False when the console takes nothing now.</returns>
    bool TrySend(string line);

    /// <summary>Carries out an action of the board's own.</summary>
    /// <param name="argument">Empty where the action has none.</param>
    /// <exception cref="BenchException">It could not be done.</exception>
    void Act(BenchAction action, string argument);

    /// <summary>Puts these files, and no others, into the board's flash.</summary>
    /// <param name="start">Whether the board then runs, or is without power.</param>
    /// <exception cref="BenchException">It could not be done.</exception>
    void Provision(IReadOnlyDictionary<string, byte[]> files, bool start);

    /// <summary>True for a closed relay, relay 0 first.</summary>
    /// <exception cref="BenchException">The read-back does not answer.</exception>
    IReadOnlyList<bool> ReadRelays();

    /// <summary>Asks the bench about the world round the board.</summary>
    /// <exception cref="BenchException">It knows no answer.</exception>
    string Ask(string question);
}
