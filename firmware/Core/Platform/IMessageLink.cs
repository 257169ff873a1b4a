namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>The way to the gateways: topics and payloads. No call blocks; nothing sent is sure to
    /// arrive.</summary>
    public interface IMessageLink
    {
        bool IsUp { get; }

        /// <summary>Counts the connections made; a change tells that messages may have been lost.</summary>
        int ConnectionCount { get; }

        /// <summary>Keeps the link alive; to be called often. Connects, or tries again when it is time
        /// to.</summary>
        /// <returns>True when the link is up.</returns>
        bool TryConnect();

        /// <returns>False when the link is down or its queue is full; nothing was sent then.</returns>
        bool TryPublish(string topic, byte[] payload, int qos, bool retain);

        /// <summary>Takes the oldest message that has come in. A full queue has dropped the newest.</summary>
        bool TryReceive(out string topic, out byte[] payload, out bool retained);
    }
}
