using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Tests.Formats;

public class CborReaderTests
{
    [Fact]
    public void Reader_survives_any_bytes()
    {
        const int seed = 5;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++)
        {
            byte[] bytes = new byte[random.Next(24)];
            random.NextBytes(bytes);
            var reader = new CborReader();
            reader.Reset(bytes, 0, bytes.Length);
            while (reader.TryReadInteger(out _) || reader.TryReadArrayHeader(out _))
            {
            }

            Assert.InRange(reader.Position, 0, bytes.Length);
        }
    }
}
