using System;
using EdgeLedger.Firmware.Boards;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Metering.Ina219;
using EdgeLedger.Firmware.Drivers.Metering.Pulse;
using EdgeLedger.Firmware.Drivers.Metering.Pzem;
using EdgeLedger.Firmware.Drivers.Metering.Sdm;

namespace EdgeLedger.Firmware.Drivers.Metering
{
    /// <summary>The driver that the setting <c>frontend</c> names; the same on every board, real or
    /// simulated.</summary>
    public static class FrontEnds
    {
        /// <exception cref="ArgumentException">Settings that this board or part cannot have.</exception>
        public static IMeteringFrontEnd Create(MeteringSettings settings)
        {
            switch (settings.FrontEnd)
            {
                case MeteringSettings.Pzem:
                    return new PzemMeter(settings.Wiring);
                case MeteringSettings.Sdm120:
                    return new SdmMeter(settings.Wiring, SdmLayout.Sdm120());
                case MeteringSettings.Sdm630:
                    return new SdmMeter(settings.Wiring, SdmLayout.Sdm630());
                case MeteringSettings.Ina219:
                    return new Ina219Meter(settings.Wiring);
                case MeteringSettings.Pulse:
                    return CreatePulseMeter(settings);
                default:
                    throw new ArgumentException("frontend=" + settings.FrontEnd + " needs a simulated board");
            }
        }

        private static IMeteringFrontEnd CreatePulseMeter(MeteringSettings settings)
        {
            if (settings.PulsePin == BoardPins.None)
            {
                throw new ArgumentException("this board counts no pulses: set pulse.pin");
            }

            return new PulseMeter(
                settings.PulsePin, settings.PulsesPerKilowattHour, settings.MaximumPowerMilliwatts);
        }
    }
}
