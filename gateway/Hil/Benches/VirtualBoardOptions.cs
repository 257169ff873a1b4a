using EdgeLedger.Hil.Scenarios;
using EdgeLedger.Node.Hosting;

namespace EdgeLedger.Hil.Benches;

/// <param name="Program">Path of edgeledger-board.</param>
/// <param name="Folder">For flash and world of this case.</param>
/// <param name="Clock">The region's time, which is the board's too.</param>
internal sealed record VirtualBoardOptions(
    string Program, BoardKind Kind, string Folder, long Seed, ClockSettings Clock, bool IsUptimeSimulated);
