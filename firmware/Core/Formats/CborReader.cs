namespace EdgeLedger.Firmware.Core.Formats
{
    /// <summary>Reads deterministic CBOR from the network: what is not in its one allowed form is
    /// refused.</summary>
    /// <remarks>
    /// Accepts integers that fit a <c>long</c>, byte and text strings, arrays, maps, tags and null, all in
    /// shortest form and of definite length. Nothing is copied or allocated: strings are given as positions in the
    /// source. After the first refusal every further call fails.
    /// </remarks>
    public sealed class CborReader
    {
        private const int MajorUnsigned = 0;
        private const int MajorNegative = 1;
        private const int MajorBytes = 2;
        private const int MajorText = 3;
        private const int MajorArray = 4;
        private const int MajorMap = 5;
        private const int MajorTag = 6;

        private byte[] _source;
        private int _position;
        private int _end;
        private bool _failed;

        /// <summary>True when all has been read and nothing was refused: trailing bytes are an error
        /// too.</summary>
        public bool IsComplete
        {
            get { return !_failed && _position == _end; }
        }

        public int Position
        {
            get { return _position; }
        }

        public void Reset(byte[] source, int offset, int count)
        {
            _source = source;
            _position = offset;
            _end = offset + count;
            _failed = source == null || offset < 0 || count < 0 || count > source.Length - offset;
        }

        public bool TryReadInteger(out long value)
        {
            int major;
            if (!TryReadHead(out major, out value) || major > MajorNegative)
            {
                return Fail();
            }

            if (major == MajorNegative)
            {
                value = -1 - value;
            }

            return true;
        }

        /// <summary>Reads an integer and refuses every other value than <paramref name="expected"/>.</summary>
        public bool TryReadExactly(long expected)
        {
            long value;
            return (TryReadInteger(out value) && value == expected) || Fail();
        }

        public bool TryReadBytes(out int offset, out int count)
        {
            return TryReadString(MajorBytes, out offset, out count);
        }

        public bool TryReadText(out int offset, out int count)
        {
            return TryReadString(MajorText, out offset, out count);
        }

        public bool TryReadArrayHeader(out int count)
        {
            return TryReadCount(MajorArray, out count);
        }

        public bool TryReadMapHeader(out int pairs)
        {
            return TryReadCount(MajorMap, out pairs);
        }

        public bool TryReadTag(out int tag)
        {
            return TryReadCount(MajorTag, out tag);
        }

        private bool TryReadString(int expectedMajor, out int offset, out int count)
        {
            offset = 0;
            if (!TryReadCount(expectedMajor, out count) || count > _end - _position)
            {
                return Fail();
            }

            offset = _position;
            _position += count;
            return true;
        }

        private bool TryReadCount(int expectedMajor, out int count)
        {
            int major;
            long argument;
            count = 0;
            if (!TryReadHead(out major, out argument) || major != expectedMajor || argument > int.MaxValue)
            {
                return Fail();
            }

            count = (int)argument;
            return true;
        }

        private bool TryReadHead(out int major, out long argument)
        {
            major = 0;
            argument = 0;
            if (_failed || _position >= _end)
            {
                return Fail();
            }

            int first = _source[_position++];
            major = first >> 5;
            int info = first & 0x1f;
            if (info < 24)
            {
                argument = info;
                return true;
            }

            int bytes = info == 24 ? 1 : info == 25 ? 2 : info == 26 ? 4 : info == 27 ? 8 : 0;
            return bytes != 0 && TryReadBigEndian(bytes, out argument) && IsShortest(bytes, argument) || Fail();
        }

        private bool TryReadBigEndian(int bytes, out long value)
        {
            value = 0;
            if (bytes > _end - _position)
            {
                return false;
            }

            for (int i = 0; i < bytes; i++)
            {
                value = (value << 8) | _source[_position++];
            }

            return true;
        }

        // A value of 2^63 or more has become negative here and is refused with the rest.
        private static bool IsShortest(int bytes, long value)
        {
            return bytes == 1 ? value >= 24
                : bytes == 2 ? value > 0xff
                : bytes == 4 ? value > 0xffff
                : value > 0xffffffffL;
        }

        private bool Fail()
        {
            _failed = true;
            return false;
        }
    }
}
