using System;
using System.IO;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard.Platform
{
    /// <summary><c>I:\</c> in a folder; see <see cref="FlashFolder"/>.</summary>
    public sealed class PlatformFiles : IFileStore
    {
        private readonly FlashFolder _flash = VirtualHardware.Current.Flash;

        public bool Exists(string path)
        {
            try
            {
                return _flash.Exists(path);
            }
            catch (Exception failure) when (IsOfTheFileSystem(failure))
            {
                return false;
            }
        }

        public string[] List()
        {
            try
            {
                return _flash.List();
            }
            catch (Exception failure) when (IsOfTheFileSystem(failure))
            {
                return Array.Empty<string>();
            }
        }

        public bool TryRead(string path, out byte[] content)
        {
            content = null;
            try
            {
                if (_flash.Exists(path))
                {
                    content = _flash.Read(path);
                }
            }
            catch (Exception failure) when (IsOfTheFileSystem(failure))
            {
                content = null;
            }

            return content != null;
        }

        public bool TryWrite(string path, byte[] data, int offset, int count)
        {
            try
            {
                _flash.Write(path, data.AsSpan(offset, count));
                return true;
            }
            catch (Exception failure) when (IsOfTheFileSystem(failure))
            {
                return false;
            }
        }

        public bool TryAppend(string path, byte[] data, int offset, int count)
        {
            try
            {
                _flash.Append(path, data.AsSpan(offset, count));
                return true;
            }
            catch (Exception failure) when (IsOfTheFileSystem(failure))
            {
                return false;
            }
        }

        public bool TryDelete(string path)
        {
            try
            {
                _flash.Delete(path);
                return true;
            }
            catch (Exception failure) when (IsOfTheFileSystem(failure))
            {
                return false;
            }
        }

        private static bool IsOfTheFileSystem(Exception failure)
        {
            return failure is IOException || failure is UnauthorizedAccessException;
        }
    }
}
