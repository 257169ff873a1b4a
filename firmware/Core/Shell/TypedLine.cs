using System.Text;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Gathers what is typed, byte by byte, into lines.</summary>
    /// <remarks>
    /// A line that is too long is dropped whole: its beginning may be another command than the one that was
    /// meant, or half of a password.
    /// </remarks>
    public sealed class TypedLine
    {
        public const int LongestBytes = 128;

        private const int Backspace = 8;
        private const int Delete = 127;

        private readonly byte[] _line = new byte[LongestBytes];
        private int _length;

        /// <summary>True when the last line that ended was dropped.</summary>
        public bool WasTooLong { get; private set; }

        /// <returns>The line that this byte ends, or null.</returns>
        public string Take(int value)
        {
            if (value == '\r' || value == '\n')
            {
                return End();
            }

            if (value == Backspace || value == Delete)
            {
                _length -= _length > 0 ? 1 : 0;
                return null;
            }

            if (_length < LongestBytes)
            {
                _line[_length] = (byte)value;
            }

            // One more than there is room for is enough to know.
            _length += _length <= LongestBytes ? 1 : 0;
            return null;
        }

        /// <summary>Forgets what was typed so far.</summary>
        public void Clear()
        {
            _length = 0;
            WasTooLong = false;
        }

        private string End()
        {
            int length = _length;
            _length = 0;
            WasTooLong = length > LongestBytes;
            return length == 0 || WasTooLong ? null : Encoding.UTF8.GetString(_line, 0, length);
        }
    }
}
