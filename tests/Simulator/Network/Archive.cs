namespace EdgeLedger.Simulator.Network;

/// <summary>The newest messages of the region, and some of its first.</summary>
internal sealed class Archive
{
    private const int Capacity = 256;

    private readonly List<byte[]> _messages = [];
    private int _next;

    public IReadOnlyList<byte[]> Messages => _messages;

    public void Add(byte[] message)
    {
        if (_messages.Count < Capacity)
        {
            _messages.Add(message);
            return;
        }

        _messages[_next] = message;
        // Every eighth place keeps what it has, so that very old messages can come back.
        _next = (_next + 1) % Capacity;
        if (_next % 8 == 0) _next++;
    }
}
