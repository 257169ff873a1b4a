using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Modbus
{
    /// <summary>Asks one Modbus RTU part for input registers, and hears it later: nothing here waits.</summary>
    /// <remarks>
    /// A question goes out in one call of the driver, and the answer is looked for in the next ones, a second
    /// apart. RTU ends a frame by 3.5 characters of silence (Modbus over serial line V1.02, section 2.5.1.1); what
    /// is read a second later has lost its silences. So the answer is searched for in all that came, by address,
    /// function, length and CRC: bytes of noise, the echo of a half-duplex transceiver and the late answer to an
    /// earlier question all may stand before it.
    /// </remarks>
    public sealed class ModbusMaster
    {
        /// <summary>Any PZEM-004T listens to it, so that one alone on its wires needs no address set.</summary>
        public const int GeneralAddress = 0xF8;

        private const int HighestAddress = 247;
        private const int ReadInputRegisters = 4;
        private const int ExceptionFlag = 0x80;
        private const int QuestionBytes = 8;
        private const int HeaderBytes = 3;
        private const int FrameBytes = HeaderBytes + 2;

        // The slowest answer takes half a second; the call after the question may come early, the one after that
        // may not.
        private const int CallsToAnswer = 2;
        private const int NoiseBytes = 64;

        // The port holds 256 bytes. A line that never falls silent must not hold the board.
        private const int ReadsToEmpty = 4;

        private readonly ModbusLine _line;
        private readonly Crc16 _crc = new Crc16();
        private readonly int _address;
        private readonly byte[] _question = new byte[QuestionBytes];
        private readonly byte[] _received;
        private int _firstRegister;
        private int _dataBytes;
        private int _count;
        private int _data;
        private int _calls;
        private bool _hasStranger;

        /// <param name="address">1 to 247, or <see cref="GeneralAddress"/>.</param>
        /// <param name="mostRegisters">Largest number of registers that will be asked for at once.</param>
        public ModbusMaster(ModbusLine line, int address, int mostRegisters)
        {
            _line = line;
            _address = address;
            _received = new byte[QuestionBytes + NoiseBytes + FrameBytes + 2 * mostRegisters];
        }

        /// <summary>Whether a question is out.</summary>
        public bool IsAsking { get; private set; }

        /// <summary>Asks for input registers (function 04); what came too late for an earlier question is
        /// dropped.</summary>
        public void Ask(int firstRegister, int registers)
        {
            for (int i = 0; i < ReadsToEmpty && _line.Receive(_received, 0) > 0; i++)
            {
            }

            _question[0] = (byte)_address;
            _question[1] = ReadInputRegisters;
            _question[2] = (byte)(firstRegister >> 8);
            _question[3] = (byte)firstRegister;
            _question[4] = (byte)(registers >> 8);
            _question[5] = (byte)registers;
            int crc = _crc.Compute(_question, 0, QuestionBytes - 2);
            _question[6] = (byte)crc;
            _question[7] = (byte)(crc >> 8);
            _firstRegister = firstRegister;
            _dataBytes = 2 * registers;
            _count = 0;
            _calls = 0;
            _hasStranger = false;
            IsAsking = true;
            _line.Send(_question);
        }

        /// <summary>Looks for the answer.</summary>
        /// <returns>
        /// <see cref="FrontEndStatus.Ok"/> once, when the registers may be read; Waiting while the answer may
        /// still come or when nothing was asked; else why there is none, and the question is over.
        /// </returns>
        public FrontEndStatus Hear()
        {
            if (!IsAsking)
            {
                return FrontEndStatus.Waiting;
            }

            _count += _line.Receive(_received, _count);
            _calls++;
            FrontEndStatus status = FindAnswer();
            if (status == FrontEndStatus.Waiting && _calls == CallsToAnswer)
            {
                status = Explain();
            }

            IsAsking = status == FrontEndStatus.Waiting;
            return status;
        }

        /// <param name="number">Address of a register that was asked for.</param>
        public int Register(int number)
        {
            int at = _data + 2 * (number - _firstRegister);
            return (_received[at] << 8) | _received[at + 1];
        }

        private FrontEndStatus FindAnswer()
        {
            for (int start = 0; start + FrameBytes <= _count; start++)
            {
                int function = _received[start + 1];
                bool isException = function == (ReadInputRegisters | ExceptionFlag);
                if (!isException && function != ReadInputRegisters)
                {
                    continue;
                }

                int dataBytes = isException ? 0 : _received[start + 2];
                if (start + FrameBytes + dataBytes > _count || !HasRightChecksum(start, HeaderBytes + dataBytes))
                {
                    continue;
                }

                if (!IsAnsweringAddress(_received[start]) || (!isException && dataBytes != _dataBytes))
                {
                    _hasStranger = true;
                    continue;
                }

                _data = start + HeaderBytes;
                return isException ? FrontEndStatus.Nonsense : FrontEndStatus.Ok;
            }

            return FrontEndStatus.Waiting;
        }

        private bool HasRightChecksum(int start, int bytes)
        {
            int crc = _crc.Compute(_received, start, bytes);
            return _received[start + bytes] == (byte)crc && _received[start + bytes + 1] == (byte)(crc >> 8);
        }

        // Asked at the general address, a part may answer with it or with its own.
        private bool IsAnsweringAddress(int address)
        {
            return address == _address
                || (_address == GeneralAddress && address >= 1 && address <= HighestAddress);
        }

        private FrontEndStatus Explain()
        {
            if (_hasStranger)
            {
                return FrontEndStatus.Nonsense;
            }

            return _count == 0 || IsEchoOnly() ? FrontEndStatus.NoAnswer : FrontEndStatus.BadChecksum;
        }

        private bool IsEchoOnly()
        {
            for (int i = 0; i < QuestionBytes; i++)
            {
                if (_received[i] != _question[i])
                {
                    return false;
                }
            }

            return _count == QuestionBytes;
        }
    }
}
