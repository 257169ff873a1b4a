namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>The board's power state.</summary>
    public interface IPower
    {
        /// <summary>Restarts the board; does not return on a real one.</summary>
        void Reboot();
    }
}
