using EdgeLedger.Ledger.State;
using EdgeLedger.Simulator.Checks;

namespace EdgeLedger.Simulator.Tests;

public sealed class ModelTreeTests
{
    [Fact]
    public void Model_and_ledger_hash_the_same_entries_to_the_same_root()
    {
        var random = new Random(5);
        var model = new ModelTree();
        var entries = new Dictionary<string, (byte[] Key, byte[] Value)>();
        for (int i = 0; i < 500; i++)
        {
            byte[] key = new byte[random.Next(1, 40)], value = new byte[random.Next(0, 90)];
            random.NextBytes(key);
            random.NextBytes(value);
            model.Put(key, value);
            entries[Convert.ToHexString(key)] = (key, value);
        }

        var state = new LedgerState(entries.Values.Select(one => KeyValuePair.Create(one.Key, one.Value)));

        Assert.Equal(state.Root.ToArray(), model.Root.ToArray());
    }
}
