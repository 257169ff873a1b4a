namespace EdgeLedger.Hil.Benches;

/// <summary>Somebody beside the bench, who does what no program can.</summary>
public interface IPerson
{
    /// <summary>Returns when it is done.</summary>
    /// <exception cref="BenchException">Nobody is there, or they say that it cannot be done.</exception>
    void Follow(string instruction);
}
