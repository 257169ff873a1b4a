using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Applications;

public sealed class MiswiredBoardTests
{
    // A driver's constructor may throw (no such pin, no pulse counter on this chip); Main must not end there.
    [Fact]
    public void A_board_whose_front_end_cannot_be_made_stays_awake_and_says_so()
    {
        using var region = new TestRegion();
        var platform = new MiswiredPlatform();
        region.Provision(platform.Flash);
        platform.Serial.Type("status");

        Assert.Throws<EndOfTestException>(() => Meter.Program.Run(platform));

        Assert.Contains("status kind=meter miswired", platform.Serial.Output);
        Assert.Contains(
            platform.Serial.Output, line => line.Contains("no such pin", StringComparison.Ordinal));
    }

    private sealed class EndOfTestException : Exception;

    private sealed class MiswiredPlatform : IPlatform, IPace
    {
        public MemoryFiles Flash { get; } = new();

        public ScriptedConsole Serial { get; } = new();

        public IClock Clock { get; } = new ManualClock(1_790_000_100_000);

        public IFileStore Files => Flash;

        public IConsole Console => Serial;

        public IEntropy Entropy { get; } = new CountingEntropy();

        public IPace Pace => this;

        public IPower Power { get; } = new FakePower();

        public IMeteringFrontEnd CreateFrontEnd(MeteringSettings settings) =>
            throw new InvalidOperationException("no such pin");

        public IMessageLink CreateLink(Identity identity) => new MemoryLink();

        public IRelay[] CreateRelays(int[] pins) => [];

        public IButton CreateButton(int pin) => throw new InvalidOperationException("no such pin");

        public void Pause(int milliseconds, bool backlogged) => throw new EndOfTestException();
    }
}
