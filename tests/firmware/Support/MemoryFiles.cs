using System;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.UnitTests.Support
{
    /// <summary>A few files in memory whose writes can be refused or torn.</summary>
    public sealed class MemoryFiles : IFileStore
    {
        private const int Capacity = 8;

        private readonly string[] _paths = new string[Capacity];
        private readonly byte[][] _contents = new byte[Capacity][];

        /// <summary>Refuses every write, as a full or worn flash does.</summary>
        public bool RefusesWrites { get; set; }

        /// <summary>The next write stores only half of its bytes, as a power cut leaves it.</summary>
        public bool TearsNextWrite { get; set; }

        public bool Exists(string path)
        {
            return IndexOf(path) >= 0;
        }

        public string[] List()
        {
            int count = 0;
            string[] paths = new string[Capacity];
            for (int i = 0; i < Capacity; i++)
            {
                if (_contents[i] != null)
                {
                    paths[count] = _paths[i];
                    count++;
                }
            }

            string[] there = new string[count];
            Array.Copy(paths, there, count);
            return there;
        }

        public bool TryRead(string path, out byte[] content)
        {
            int index = IndexOf(path);
            content = index < 0 ? null : _contents[index];
            return index >= 0;
        }

        public bool TryWrite(string path, byte[] data, int offset, int count)
        {
            return TryStore(path, new byte[0], data, offset, count);
        }

        public bool TryAppend(string path, byte[] data, int offset, int count)
        {
            int index = IndexOf(path);
            return TryStore(path, index < 0 ? new byte[0] : _contents[index], data, offset, count);
        }

        public bool TryDelete(string path)
        {
            int index = IndexOf(path);
            if (index >= 0)
            {
                _paths[index] = null;
                _contents[index] = null;
            }

            return true;
        }

        private bool TryStore(string path, byte[] kept, byte[] data, int offset, int count)
        {
            if (RefusesWrites)
            {
                return false;
            }

            if (TearsNextWrite)
            {
                TearsNextWrite = false;
                count /= 2;
            }

            byte[] content = new byte[kept.Length + count];
            Array.Copy(kept, 0, content, 0, kept.Length);
            Array.Copy(data, offset, content, kept.Length, count);
            int index = IndexOf(path);
            index = index < 0 ? FreePlace() : index;
            _paths[index] = path;
            _contents[index] = content;
            return true;
        }

        private int IndexOf(string path)
        {
            for (int i = 0; i < Capacity; i++)
            {
                // The interpreter reads address 0 where == meets an element that was never written.
                if (_paths[i] != null && _paths[i] == path)
                {
                    return i;
                }
            }

            return -1;
        }

        private int FreePlace()
        {
            for (int i = 0; i < Capacity; i++)
            {
                if (_paths[i] == null)
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
