namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>Something in the database file is not as our writer leaves it.</summary>
/// <param name="message">What and where, as the beginning of a sentence.</param>
/// <param name="table">The table that was being read; null outside tables.</param>
/// <param name="afterKey">The last good row of that table; null if none was read yet.</param>
internal sealed class PageFaultException(string message, string? table = null, long? afterKey = null)
    : Exception(message)
{
    public string? Table { get; } = table;

    public long? AfterKey { get; } = afterKey;
}
