namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>Small files in flash. Every call that changes something is durable when it returns true.</summary>
    /// <remarks>
    /// A power cut during a call may leave the old content, the new content, or a torn mixture: callers protect
    /// what they store with a CRC. No call throws.
    /// </remarks>
    public interface IFileStore
    {
        bool Exists(string path);

        /// <returns>Paths of all files; none when flash cannot be read.</returns>
        string[] List();

        /// <returns>False when the file is missing or cannot be read; <paramref name="content"/> is then
        /// null.</returns>
        bool TryRead(string path, out byte[] content);

        /// <summary>Replaces the whole file.</summary>
        bool TryWrite(string path, byte[] data, int offset, int count);

        /// <summary>Adds to the end of the file, which is created if it is missing.</summary>
        bool TryAppend(string path, byte[] data, int offset, int count);

        /// <returns>True when the file is gone, also when it was not there.</returns>
        bool TryDelete(string path);
    }
}
