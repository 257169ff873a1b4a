namespace EdgeLedger.Firmware.Drivers.Metering.Sdm
{
    /// <summary>Where an Eastron meter keeps its figures: the input registers' "Modbus Protocol Start Address" in
    /// its protocol document.</summary>
    /// <remarks>
    /// A question may be for 30 figures of two registers at most (SDM protocol documents, part 3), and at the
    /// 2400 baud of a new SDM120 64 registers take 0.57 s: so one block holds the figures of the second, another
    /// what changes slowly, at the same place in both meters.
    /// </remarks>
    public sealed class SdmLayout
    {
        public const int SlowFirst = 0x46;
        public const int SlowRegisters = 6;
        public const int Frequency = 0x46;
        public const int ImportEnergy = 0x48;
        public const int ExportEnergy = 0x4A;

        /// <summary>No such register.</summary>
        public const int None = -1;

        private SdmLayout()
        {
        }

        public int UsualBaudRate { get; private set; }

        public int First { get; private set; }

        public int Registers { get; private set; }

        public int Voltage { get; private set; }

        public int Current { get; private set; }

        public int Power { get; private set; }

        public int PowerFactor { get; private set; }

        /// <summary>A figure that is 0 in this meter and not in the other one, or <see cref="None"/>.</summary>
        public int Foreign { get; private set; }

        /// <summary>SDM120-Modbus: one phase, up to 45 A.</summary>
        public static SdmLayout Sdm120()
        {
            SdmLayout layout = new SdmLayout();
            layout.UsualBaudRate = 2400;
            layout.First = 0x00;
            layout.Registers = 0x20;
            layout.Voltage = 0x00;
            layout.Current = 0x06;
            layout.Power = 0x0C;
            layout.PowerFactor = 0x1E;

            // Voltage of the second phase: an SDM630 read as an SDM120 would measure a third of the house.
            layout.Foreign = 0x02;
            return layout;
        }

        /// <summary>SDM630-Modbus: mean voltage to neutral, sum of the currents, total power and power factor of
        /// three phases.</summary>
        public static SdmLayout Sdm630()
        {
            SdmLayout layout = new SdmLayout();
            layout.UsualBaudRate = 9600;
            layout.First = 0x2A;
            layout.Registers = 0x16;
            layout.Voltage = 0x2A;
            layout.Current = 0x30;
            layout.Power = 0x34;
            layout.PowerFactor = 0x3E;
            layout.Foreign = None;
            return layout;
        }
    }
}
