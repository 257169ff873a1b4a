using EdgeLedger.Hil.Benches;

namespace EdgeLedger.Hil.Maps;

/// <summary>How a bench does something: by a program, or by telling a person; one of the two is set.</summary>
public sealed record MappedAction(BenchCommand? Command, string? Instruction);
