namespace EdgeLedger.VirtualBoard.Fleet;

/// <summary>What the boards of a fleet talk to: the region, as far as they can see it.</summary>
/// <remarks>
/// Called from several threads, but for one board from one at a time, and in the order of simulated time. Boards
/// do not hear one another, so that each can be played on its own.
/// </remarks>
public interface IFarEnd
{
    /// <summary>What provisioning lays into the flash of a board, by path.</summary>
    IEnumerable<KeyValuePair<string, byte[]>> Provision(int board);

    /// <summary>Takes what a board has published, at the block that would hold it.</summary>
    /// <param name="blockUnixMs">Time of that block.</param>
    /// <returns>Messages back to the board.</returns>
    IEnumerable<Message> Take(int board, Message message, long blockUnixMs);
}
