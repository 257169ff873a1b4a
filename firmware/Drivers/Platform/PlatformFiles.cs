using System;
using System.IO;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Platform
{
    /// <summary>LittleFS on <c>I:\</c>.</summary>
    /// <remarks>
    /// LittleFS commits a file when it is closed: a power cut before leaves the old content. The file system's
    /// exceptions end here, since a full or broken flash is a state to report, not a reason to stop measuring.
    /// </remarks>
    public sealed class PlatformFiles : IFileStore
    {
        private const string Root = "I:\\";

        public bool Exists(string path)
        {
            try
            {
                return File.Exists(path);
            }
            catch (Exception)
            {
                return false;
            }
        }

        public string[] List()
        {
            try
            {
                string[] paths = Directory.GetFiles(Root);
                for (int i = 0; i < paths.Length; i++)
                {
                    paths[i] = paths[i].StartsWith(Root) ? paths[i] : Root + paths[i];
                }

                return paths;
            }
            catch (Exception)
            {
                return new string[0];
            }
        }

        public bool TryRead(string path, out byte[] content)
        {
            content = null;
            try
            {
                if (!File.Exists(path))
                {
                    return false;
                }

                content = File.ReadAllBytes(path);
                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        public bool TryWrite(string path, byte[] data, int offset, int count)
        {
            return TryStore(path, FileMode.Create, data, offset, count);
        }

        public bool TryAppend(string path, byte[] data, int offset, int count)
        {
            return TryStore(path, FileMode.Append, data, offset, count);
        }

        public bool TryDelete(string path)
        {
            try
            {
                if (File.Exists(path))
                {
                    File.Delete(path);
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }

        private static bool TryStore(string path, FileMode mode, byte[] data, int offset, int count)
        {
            try
            {
                using (FileStream file = new FileStream(path, mode, FileAccess.Write))
                {
                    file.Write(data, offset, count);
                    file.Flush();
                }

                return true;
            }
            catch (Exception)
            {
                return false;
            }
        }
    }
}
