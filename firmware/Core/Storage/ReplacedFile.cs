using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Storage
{
    /// <summary>A file that is replaced so that a power cut leaves the old content or the new.</summary>
    /// <remarks>
    /// There is no rename that is sure to be atomic. So the new content is first written beside, sealed with a
    /// CRC-32; then over the old one; then the copy is deleted. At a start a whole copy is the truth, and takes
    /// the place of a file that may be torn; a torn copy is the remains of a change that never happened.
    /// </remarks>
    public sealed class ReplacedFile
    {
        private const string CopyEnding = ".new";
        private const int CrcBytes = 4;

        private readonly IFileStore _files;
        private readonly string _path;

        public ReplacedFile(IFileStore files, string path)
        {
            _files = files;
            _path = path;
        }

        /// <summary>Ends a change that a power cut has interrupted; before the file is read.</summary>
        /// <returns>False when flash refused.</returns>
        public bool TryRecover()
        {
            byte[] copy;
            if (!_files.TryRead(_path + CopyEnding, out copy))
            {
                return true;
            }

            if (copy.Length > CrcBytes && Bytes.IsSealed(copy, 0, copy.Length)
                && !_files.TryWrite(_path, copy, 0, copy.Length - CrcBytes))
            {
                return false;
            }

            return _files.TryDelete(_path + CopyEnding);
        }

        /// <returns>False when flash refused.</returns>
        public bool TryReplace(byte[] content)
        {
            byte[] copy = new byte[content.Length + CrcBytes];
            System.Array.Copy(content, 0, copy, 0, content.Length);
            Bytes.Seal(copy, 0, copy.Length);
            return _files.TryWrite(_path + CopyEnding, copy, 0, copy.Length) && TryRecover();
        }
    }
}
