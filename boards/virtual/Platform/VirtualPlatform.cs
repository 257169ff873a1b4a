using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Gpio;
using EdgeLedger.Firmware.Drivers.Links;
using EdgeLedger.Firmware.Drivers.Metering;
using EdgeLedger.Firmware.Drivers.Power;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard.Platform
{
    /// <summary>The simulated board of this process, as the firmware sees it.</summary>
    public sealed class VirtualPlatform : IPlatform
    {
        private readonly GpioParts _pins = new GpioParts();

        public IClock Clock { get; } = new PlatformClock();

        public IFileStore Files { get; } = new PlatformFiles();

        public IConsole Console { get; } = new PlatformConsole();

        public IEntropy Entropy { get; } = new PlatformEntropy();

        public IPower Power { get; } = new BoardPower();

        public IPace Pace { get; } = new PlatformPace();

        public IMeteringFrontEnd CreateFrontEnd(MeteringSettings settings)
        {
            if (settings.FrontEnd == MeteringSettings.Simulated)
            {
                return new PlatformFrontEnd();
            }

            new MeteringParts(VirtualHardware.Current).Connect(settings);
            return FrontEnds.Create(settings);
        }

        public IMessageLink CreateLink(Identity identity)
        {
            return BoardLink.Create(identity, Clock, Entropy, new PlatformBackground());
        }

        public IRelay[] CreateRelays(int[] pins)
        {
            return _pins.CreateRelays(pins);
        }

        public IButton CreateButton(int pin)
        {
            return _pins.CreateButton(pin);
        }
    }
}
