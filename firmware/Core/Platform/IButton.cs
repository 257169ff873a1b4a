namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>A push button for a person at the device.</summary>
    public interface IButton
    {
        /// <summary>True once for each press.</summary>
        bool TryTakePress();
    }
}
