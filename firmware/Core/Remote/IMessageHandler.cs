namespace EdgeLedger.Firmware.Core.Remote
{
    /// <summary>Takes the messages of one kind that come over the link; none of them is to be trusted.</summary>
    public interface IMessageHandler
    {
        void Take(byte[] payload);
    }
}
