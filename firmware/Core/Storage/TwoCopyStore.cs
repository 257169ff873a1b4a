using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Storage
{
    /// <summary>A small state that must survive a power cut in the middle of its own writing.</summary>
    /// <remarks>
    /// Two files take turns. Each holds [magic 4][generation 4][content][CRC-32 4], all little-endian; the valid
    /// one with the higher generation counts. A torn write spoils the older copy only.
    /// </remarks>
    public sealed class TwoCopyStore
    {
        private const int MagicNumber = 0x32434c45;
        private const int HeaderBytes = 8;
        private const int CrcBytes = 4;

        private readonly IFileStore _files;
        private readonly string[] _paths;
        private readonly byte[] _block;
        private readonly int _contentBytes;
        private readonly int _formerContentBytes;
        private long _generation;
        private int _next;

        /// <param name="path">Path without its ending; the copies are <c>-a.bin</c> and <c>-b.bin</c>.</param>
        public TwoCopyStore(IFileStore files, string path, int contentBytes)
            : this(files, path, contentBytes, contentBytes)
        {
        }

        /// <param name="path">Likewise.</param>
        /// <param name="formerContentBytes">Shorter content of former firmware; it is loaded with zeros after
        /// it.</param>
        public TwoCopyStore(IFileStore files, string path, int contentBytes, int formerContentBytes)
        {
            _files = files;
            _paths = new string[] { path + "-a.bin", path + "-b.bin" };
            _contentBytes = contentBytes;
            _formerContentBytes = formerContentBytes;
            _block = new byte[HeaderBytes + contentBytes + CrcBytes];
        }

        /// <returns>False when neither copy is whole; <paramref name="content"/> is then unchanged.</returns>
        public bool TryLoad(byte[] content)
        {
            bool found = false;
            for (int i = 0; i < _paths.Length; i++)
            {
                byte[] block;
                if (!_files.TryRead(_paths[i], out block) || !IsWhole(block))
                {
                    continue;
                }

                long generation = Bytes.GetUInt32(block, 4);
                if (!found || generation > _generation)
                {
                    found = true;
                    _generation = generation;
                    _next = 1 - i;
                    int length = block.Length - HeaderBytes - CrcBytes;
                    System.Array.Copy(block, HeaderBytes, content, 0, length);
                    System.Array.Clear(content, length, _contentBytes - length);
                }
            }

            return found;
        }

        /// <returns>False when flash refused; the previous state is still there.</returns>
        public bool TrySave(byte[] content)
        {
            Bytes.PutInt32(_block, 0, MagicNumber);
            Bytes.PutUInt32(_block, 4, _generation + 1);
            System.Array.Copy(content, 0, _block, HeaderBytes, _contentBytes);
            Bytes.Seal(_block, 0, _block.Length);
            if (!_files.TryWrite(_paths[_next], _block, 0, _block.Length))
            {
                return false;
            }

            _generation++;
            _next = 1 - _next;
            return true;
        }

        private bool IsWhole(byte[] block)
        {
            int length = block.Length - HeaderBytes - CrcBytes;
            return (length == _contentBytes || length == _formerContentBytes)
                && Bytes.GetInt32(block, 0) == MagicNumber
                && Bytes.IsSealed(block, 0, block.Length);
        }
    }
}
