namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>What an in-process link does to messages, either way.</summary>
/// <param name="LossPercent">Messages that vanish.</param>
/// <param name="DuplicatePercent">Messages that arrive twice.</param>
/// <param name="LongestDelayMs">Each message takes from 1 to so many milliseconds; later ones may
/// overtake.</param>
/// <param name="OutagePercent">Share of the hours in which the network of a board is down for
/// <paramref name="OutageMs"/>.</param>
/// <param name="OutageMs">At most an hour.</param>
public sealed record LinkFaults(
    int LossPercent, int DuplicatePercent, int LongestDelayMs, int OutagePercent, int OutageMs)
{
    public static LinkFaults None { get; } = new(0, 0, 20, 0, 0);
}
