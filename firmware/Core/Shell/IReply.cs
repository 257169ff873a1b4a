namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Where the answer to a command goes.</summary>
    public interface IReply
    {
        void WriteLine(string line);
    }
}
