using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.VirtualBoard.NanoFramework;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.Platform
{
    /// <summary>Wires the part that the settings name to the simulated board, at its address.</summary>
    public sealed class MeteringParts
    {
        private const int UsualModbusAddress = 1;
        private const int UsualI2cAddress = 0x40;

        private readonly VirtualHardware _board;

        public MeteringParts(VirtualHardware board)
        {
            _board = board;
        }

        public void Connect(MeteringSettings settings)
        {
            FrontEndSettings wiring = settings.Wiring;
            int address = wiring.Address == 0 ? UsualModbusAddress : wiring.Address;
            switch (settings.FrontEnd)
            {
                case MeteringSettings.Pzem:
                    _board.Uarts[wiring.Port].Part = new PzemPart(_board.Circuit, address);
                    break;
                case MeteringSettings.Sdm120:
                    _board.Uarts[wiring.Port].Part = new SdmPart(_board.Circuit, address, false);
                    break;
                case MeteringSettings.Sdm630:
                    _board.Uarts[wiring.Port].Part = new SdmPart(_board.Circuit, address, true);
                    break;
                case MeteringSettings.Ina219:
                    _board.I2c.Connect(
                        wiring.I2cBus, wiring.Address == 0 ? UsualI2cAddress : wiring.Address,
                        new Ina219Part(_board.Circuit, wiring.ShuntMicroohms));
                    break;
                case MeteringSettings.Pulse:
                    _board.ConnectPulses(settings.PulsePin, settings.PulsesPerKilowattHour);
                    break;
            }
        }
    }
}
