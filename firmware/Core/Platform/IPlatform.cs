namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>What differs between a real board and a simulated one; everything else of the firmware is the
    /// same.</summary>
    /// <remarks>
    /// Thread, DateTime.UtcNow, File and Console exist on the device and on the host alike and cannot be replaced
    /// by another assembly: the firmware reaches them through here only, and the simulated board hands in its own.
    /// </remarks>
    public interface IPlatform
    {
        IClock Clock { get; }

        IFileStore Files { get; }

        IConsole Console { get; }

        IEntropy Entropy { get; }

        IPace Pace { get; }

        IBackground Background { get; }

        /// <param name="pin">GPIO number of the pulse input.</param>
        IMeteringFrontEnd CreateFrontEnd(int pin, int impulsesPerKilowattHour);
    }
}
