namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>The serial console, line by line.</summary>
    public interface IConsole
    {
        /// <returns>The next complete line without its line end, or null when none waits. Never blocks.</returns>
        string TryReadLine();

        void WriteLine(string line);
    }
}
