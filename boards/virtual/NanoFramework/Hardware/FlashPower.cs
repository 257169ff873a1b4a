using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.NanoFramework;

/// <summary>Counts down the file operations to the one in which the power fails.</summary>
/// <remarks>Draw and FailIfCut are called in turns, under the lock of the flash.</remarks>
/// <param name="seed">Decides what remains of a write that is cut off.</param>
/// <param name="failed">Told when the power has failed, with the flash as it will be found.</param>
internal sealed class FlashPower(ulong seed, Action failed)
{
    private long _operations;
    private long _cutAt = long.MaxValue;
    private volatile bool _isOff;

    /// <summary>Lets the power fail in the <paramref name="count"/>th operation from now that changes a
    /// file.</summary>
    public void CutIn(int count) => Volatile.Write(ref _cutAt, Volatile.Read(ref _operations) + count);

    /// <summary>No operation after this one changes the flash.</summary>
    public void Off() => _isOff = true;

    /// <summary>To be asked before each change.</summary>
    /// <returns>How many of <paramref name="length"/> bytes reach the flash, or
    /// <see cref="TornWrite.Lost"/>.</returns>
    public int Draw(int length)
    {
        StopIfOff();
        long operation = Volatile.Read(ref _operations) + 1;
        Volatile.Write(ref _operations, operation);
        return operation == Volatile.Read(ref _cutAt)
            ? TornWrite.BytesWritten(SeededSequence.At(seed, operation), length)
            : length;
    }

    /// <summary>To be called after each change; does not return from the one that is cut off.</summary>
    public void FailIfCut()
    {
        if (Volatile.Read(ref _operations) != Volatile.Read(ref _cutAt)) return;
        _isOff = true;
        failed();
        StopIfOff();
    }

    // A board without power does nothing more: the thread that asked never gets an answer.
    private void StopIfOff()
    {
        if (_isOff) Thread.Sleep(Timeout.Infinite);
    }
}
