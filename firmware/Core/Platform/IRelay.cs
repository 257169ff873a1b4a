namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>A switch of mains power.</summary>
    public interface IRelay
    {
        /// <summary>True when the load is connected.</summary>
        bool IsClosed { get; }

        /// <returns>False when the relay could not be moved; its state is then unchanged.</returns>
        bool TrySet(bool closed);
    }
}
