using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Platform
{
    /// <summary>A real board.</summary>
    public sealed class DevicePlatform : IPlatform
    {
        public IClock Clock { get; } = new PlatformClock();

        public IFileStore Files { get; } = new PlatformFiles();

        public IConsole Console { get; } = new PlatformConsole();

        public IEntropy Entropy { get; } = new PlatformEntropy();

        public IPace Pace { get; } = new PlatformPace();

        public IBackground Background { get; } = new PlatformBackground();

        public IMeteringFrontEnd CreateFrontEnd(int pin, int impulsesPerKilowattHour)
        {
            return new PlatformFrontEnd(pin, impulsesPerKilowattHour);
        }
    }
}
