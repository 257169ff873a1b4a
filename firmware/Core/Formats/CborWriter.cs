using System.Text;

namespace EdgeLedger.Firmware.Core.Formats
{
    /// <summary>Writes deterministic CBOR (RFC 8949 section 4.2.1) into an array that is reused.</summary>
    /// <remarks>
    /// Integers take their shortest form and lengths are definite. The order of map keys is the caller's: it
    /// writes them in bytewise order of their encodings. Writing past the end sets <see cref="HasOverflowed"/> and
    /// is otherwise harmless, so that a message is checked once, when it is complete.
    /// </remarks>
    public sealed class CborWriter
    {
        private const int MajorUnsigned = 0x00;
        private const int MajorNegative = 0x20;
        private const int MajorBytes = 0x40;
        private const int MajorText = 0x60;
        private const int MajorArray = 0x80;
        private const int MajorMap = 0xa0;
        private const int MajorTag = 0xc0;
        private const byte SimpleNull = 0xf6;
        private const byte SimpleFalse = 0xf4;
        private const byte SimpleTrue = 0xf5;

        private readonly byte[] _buffer;

        /// <param name="capacity">Largest message in bytes.</param>
        public CborWriter(int capacity)
        {
            _buffer = new byte[capacity];
        }

        /// <param name="buffer">Written from its start; the caller knows the size of the message
        /// beforehand.</param>
        public CborWriter(byte[] buffer)
        {
            _buffer = buffer;
        }

        /// <summary>The message is the first <see cref="Length"/> bytes; valid until the next write.</summary>
        public byte[] Buffer
        {
            get { return _buffer; }
        }

        public int Length { get; private set; }

        public bool HasOverflowed { get; private set; }

        /// <summary>Size in bytes of the head of an item: a string's length, a count, or an integer
        /// itself.</summary>
        public static int HeadBytes(long argument)
        {
            return argument < 24 ? 1
                : argument <= 0xff ? 2
                : argument <= 0xffff ? 3
                : argument <= 0xffffffffL ? 5
                : 9;
        }

        public void Reset()
        {
            Length = 0;
            HasOverflowed = false;
        }

        public void WriteInteger(long value)
        {
            if (value >= 0)
            {
                WriteHead(MajorUnsigned, value);
            }
            else
            {
                WriteHead(MajorNegative, -1 - value);
            }
        }

        public void WriteBytes(byte[] data, int offset, int count)
        {
            WriteHead(MajorBytes, count);
            WriteRaw(data, offset, count);
        }

        public void WriteText(string text)
        {
            int length = text.Length;
            for (int i = 0; i < length; i++)
            {
                if (text[i] >= 0x80)
                {
                    WriteWideText(text);
                    return;
                }
            }

            WriteHead(MajorText, length);
            if (!HasRoom(length))
            {
                return;
            }

            for (int i = 0; i < length; i++)
            {
                _buffer[Length + i] = (byte)text[i];
            }

            Length += length;
        }

        public void WriteArrayHeader(int count)
        {
            WriteHead(MajorArray, count);
        }

        public void WriteMapHeader(int pairs)
        {
            WriteHead(MajorMap, pairs);
        }

        public void WriteTag(int tag)
        {
            WriteHead(MajorTag, tag);
        }

        public void WriteBoolean(bool value)
        {
            WriteByte(value ? SimpleTrue : SimpleFalse);
        }

        public void WriteNull()
        {
            WriteByte(SimpleNull);
        }

        /// <summary>Announces a byte string whose content follows elsewhere.</summary>
        public void WriteBytesHeader(int count)
        {
            WriteHead(MajorBytes, count);
        }

        /// <summary>Copies bytes that are CBOR already.</summary>
        public void WriteRaw(byte[] data, int offset, int count)
        {
            if (HasRoom(count))
            {
                System.Array.Copy(data, offset, _buffer, Length, count);
                Length += count;
            }
        }

        /// <summary>Copies the message into an array of its own.</summary>
        public byte[] ToArray()
        {
            byte[] copy = new byte[Length];
            System.Array.Copy(_buffer, 0, copy, 0, Length);
            return copy;
        }

        private void WriteWideText(string text)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            WriteHead(MajorText, utf8.Length);
            WriteRaw(utf8, 0, utf8.Length);
        }

        private void WriteHead(int major, long argument)
        {
            if (argument < 24)
            {
                WriteByte(major | (int)argument);
            }
            else if (argument <= 0xff)
            {
                WriteByte(major | 24);
                WriteByte((int)argument);
            }
            else if (argument <= 0xffff)
            {
                WriteByte(major | 25);
                WriteBigEndian(argument, 2);
            }
            else if (argument <= 0xffffffffL)
            {
                WriteByte(major | 26);
                WriteBigEndian(argument, 4);
            }
            else
            {
                WriteByte(major | 27);
                WriteBigEndian(argument, 8);
            }
        }

        private void WriteBigEndian(long value, int bytes)
        {
            for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
            {
                long digit = value >> shift;
                WriteByte((int)(digit & 0xff));
            }
        }

        private void WriteByte(int value)
        {
            if (HasRoom(1))
            {
                _buffer[Length++] = (byte)value;
            }
        }

        private bool HasRoom(int count)
        {
            if (HasOverflowed || count > _buffer.Length - Length)
            {
                HasOverflowed = true;
                return false;
            }

            return true;
        }
    }
}
