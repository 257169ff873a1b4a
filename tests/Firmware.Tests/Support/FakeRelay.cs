using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

public sealed class FakeRelay : IRelay
{
    public bool IsClosed { get; private set; }

    public bool IsStuck { get; set; }

    /// <summary>Times that the relay has moved.</summary>
    public int Moves { get; private set; }

    public bool TrySet(bool closed)
    {
        if (IsStuck) return false;
        Moves += closed == IsClosed ? 0 : 1;
        IsClosed = closed;
        return true;
    }
}
