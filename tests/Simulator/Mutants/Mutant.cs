namespace EdgeLedger.Simulator.Mutants;

/// <summary>A rule broken on purpose: what the simulator does not notice, it does not check.</summary>
/// <param name="Name">What is broken.</param>
/// <param name="File">From the root of the repository.</param>
/// <param name="Find">Stands in the file exactly once.</param>
/// <param name="Replace">What takes its place.</param>
internal sealed record Mutant(string Name, string File, string Find, string Replace);
