namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>Work that may block, done by <see cref="IBackground"/>.</summary>
    public interface IJob
    {
        /// <summary>Handles its own failures: what it throws is lost.</summary>
        void Run();
    }
}
