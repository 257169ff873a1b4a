using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Tests.Support;

public sealed class FakePower : IPower
{
    public int Reboots { get; private set; }

    public void Reboot() => Reboots++;
}
