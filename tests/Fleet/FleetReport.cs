using System.Globalization;

namespace EdgeLedger.Fleet;

/// <summary>What a simulated day of a fleet came to.</summary>
/// <param name="Recorded">Readings made by the boards; each is final, in an outbox, or lost.</param>
/// <param name="Lost">Dropped by a full outbox, as the boards say.</param>
/// <param name="Unaccounted">Neither final, nor in an outbox, nor declared lost: always 0.</param>
/// <param name="Refused">Statements that no honest board sends: always 0.</param>
/// <param name="Backward">Readings whose time or register did not move forward: always 0.</param>
/// <param name="WorstRegisterShare">Largest difference between a register and the energy that flowed while its
/// board had power, as a share of that energy.</param>
/// <param name="HighestFlashBytes">Most flash that a board has used, in blocks of 4 KB.</param>
/// <param name="SigningShare">Statements signed x time of one signature by the firmware's own P-256, against the
/// processor time of the whole run.</param>
/// <param name="Digest">SHA-256 over all that was published and stored: equal options, equal digest.</param>
internal sealed record FleetReport(
    int Meters, double SimulatedHours, ulong Seed, long Steps, int Starts, int PowerCuts, long Recorded, long Signed,
    long Final, long Lost, long Unaccounted, int Statements, int Duplicates, int Refused, int Backward,
    double WorstRegisterShare, long HighestFlashBytes, double WallSeconds, double CpuSeconds, double SigningShare,
    string Digest)
{
    public bool IsSound => Unaccounted == 0 && Refused == 0 && Backward == 0;

    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
        {Meters} meters, {SimulatedHours:0.##} h simulated in {WallSeconds:0.0} s (seed {Seed})
        steps       {Steps}, {Steps / CpuSeconds / 1000:0} thousand a second of processor time
        readings    {Recorded} recorded, {Signed} signed, {Final} final, {Lost} lost, {Unaccounted} unaccounted for
        statements  {Statements} final, {Duplicates} came again, {Refused} refused, {Backward} readings backwards
        power       {PowerCuts} cuts, {Starts} starts; flash at most {HighestFlashBytes / 1024} KB a board
        register    at most {WorstRegisterShare:0.0000 %} off the energy that flowed
        signing     {SigningShare:0 %} of the processor time
        digest      {Digest}
        """);
}
