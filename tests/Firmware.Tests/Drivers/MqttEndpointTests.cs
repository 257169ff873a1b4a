using EdgeLedger.Firmware.Drivers.Links;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Drivers;

public class MqttEndpointTests
{
    // MQTT 3.1.1, 3.1.4-2: whoever knows a client id can end the connection of its owner.
    [Fact]
    public void Client_id_is_the_boards_own_secret_and_the_same_after_a_restart()
    {
        string[] ids = [IdOf(out string address, out var files), IdOf(out string other, out _)];

        Assert.StartsWith(address + "-", ids[0], StringComparison.Ordinal);
        Assert.StartsWith(other + "-", ids[1], StringComparison.Ordinal);
        Assert.NotEqual(ids[0][address.Length..], ids[1][other.Length..]);
        Assert.Equal(57, ids[0].Length);
        Assert.Equal(ids[0], new MqttEndpoint(Start(files).Identity).ClientId);
    }

    private static string IdOf(out string address, out MemoryFiles files)
    {
        using var region = new TestRegion();
        files = new MemoryFiles();
        region.Provision(files);
        address = region.Board.Address.ToString();
        return new MqttEndpoint(Start(files).Identity).ClientId;
    }

    private static TestBoard Start(MemoryFiles files) => new(files, new ManualClock(1_790_000_000_000));
}
