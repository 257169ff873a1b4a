namespace EdgeLedger.Records.Tests.Statements;

public class ReadingPayloadTests
{
    private const string Open = "a5" + "0065312e382e30" + "01625768" + "0205" + "20181a" + "221a6ab13b80";
    private const string OpenNext = "a4" + "0065312e382e30" + "01625768" + "0206" + "221a6ab13b81";
    private const string Power = "a3" + "006631362e372e30" + "016157" + "0207";
    private const string Lowest = "a3" + "006631362e332e30" + "016157" + "0224";
    private const string Highest = "a3" + "006631362e362e30" + "016157" + "021864";
    private const string Volts = "a3" + "006633322e372e30" + "01626d56" + "0205";
    private const string Quality = "a2" + "006739372e39372e30" + "0200";
    private const string Frequency = "a3" + "006631342e372e30" + "0162487a" + "02c48221191388";

    public static TheoryData<string> Cases =>
        [.. Vectors.Of("statements").Where(item => item.Has("readings")).Select(item => item.Text("name"))];

    internal static IReadOnlyList<Reading> ReadingsOf(VectorCase vector) =>
    [
        .. vector.Cases("readings").Select(item => new Reading
        {
            UnixSeconds = item.Number("unixSeconds"),
            ImportWh = item.Number("importWh"),
            ExportWh = item.Optional("exportWh"),
            PowerW = item.Optional("powerW"),
            LowestPowerW = item.Optional("lowestPowerW"),
            HighestPowerW = item.Optional("highestPowerW"),
            Millivolts = item.Optional("millivolts"),
            Milliamps = item.Optional("milliamps"),
            Centihertz = item.Optional("centihertz"),
            Quality = (uint)(item.Optional("quality") ?? 0),
            Lost = (uint)(item.Optional("lost") ?? 0),
        }),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Payload_holds_the_readings_of_the_vector(string name)
    {
        var vector = Vectors.Find("statements", name);

        Assert.True(ReadingPayload.TryParse(vector.Bytes("payloadHex"), out var readings));
        Assert.Equal(ReadingsOf(vector), readings);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Readings_are_written_as_the_vector(string name)
    {
        var vector = Vectors.Find("statements", name);
        bool alwaysQuality = vector.Cases("readings").All(item => item.Has("quality"));
        if (!alwaysQuality) return;   // a writer may leave quality out; this one never does

        Assert.Equal(vector.Bytes("payloadHex"), ReadingPayload.Encode(ReadingsOf(vector)));
    }

    [Fact]
    public void Parts_of_the_refusals_below_make_a_good_payload_together()
    {
        string hex = "88" + Open + Power + Lowest + Highest + Frequency + Quality + OpenNext + Power;

        Assert.True(ReadingPayload.TryParse(Convert.FromHexString(hex), out var readings));
        Assert.Equal(2, readings.Count);
        Assert.Equal(5000, readings[0].Centihertz);
        Assert.Equal((-5, 100), (readings[0].LowestPowerW, readings[0].HighestPowerW));
        Assert.Equal(readings[0].UnixSeconds + 1, readings[1].UnixSeconds);
    }

    // RFC 8428 allows most of these; here one fact has one encoding.
    [Theory]
    [InlineData("empty", "80")]
    [InlineData("no base time", "81" + Power)]
    [InlineData("trailing byte", "81" + Open + "00")]
    [InlineData("count too low", "81" + Open + Power)]
    [InlineData("count too high", "83" + Open + Power)]
    [InlineData("name repeated", "83" + Open + Power + Power)]
    [InlineData("order of names", "83" + Open + Quality + Power)]
    [InlineData("highest before lowest", "83" + Open + Highest + Lowest)]
    [InlineData("lowest before the mean", "83" + Open + Lowest + Power)]
    [InlineData("volts before the highest", "83" + Open + Volts + Highest)]
    [InlineData("lowest in milliwatts", "82" + Open + "a3" + "006631362e332e30" + "01626d57" + "0205")]
    [InlineData("version missing", "81" + OpenNext)]
    [InlineData("version again", "82" + Open + Open)]
    [InlineData("time not ascending", "83" + Open + OpenNext + OpenNext)]
    [InlineData("unknown name", "82" + Open + "a3" + "006639392e372e30" + "016157" + "0207")]
    [InlineData("unit of another name", "82" + Open + "a3" + "006631362e372e30" + "01625768" + "0207")]
    [InlineData("unit missing", "82" + Open + "a2" + "006631362e372e30" + "0207")]
    [InlineData("unit where none belongs", "82" + Open + "a3" + "006739372e39372e30" + "016157" + "0200")]
    [InlineData("value first", "82" + Open + "a3" + "0207" + "006631362e372e30" + "016157")]
    [InlineData("value too long", "82" + Open + "a3" + "006631362e372e30" + "016157" + "021807")]
    [InlineData("value is a float", "82" + Open + "a3" + "006631362e372e30" + "016157" + "02f94700")]
    [InlineData("negative volts", "82" + Open + "a3" + "006633322e372e30" + "01626d56" + "0220")]
    [InlineData("frequency not a fraction", "82" + Open + "a3" + "006631342e372e30" + "0162487a" + "021832")]
    [InlineData("frequency in tenths", "82" + Open + "a3" + "006631342e372e30" + "0162487a" + "02c482201901f4")]
    [InlineData("nothing lost", "82" + Open + "a2" + "00646c6f7374" + "0200")]
    [InlineData("quality beyond 32 bits", "82" + Open + "a2" + "006739372e39372e30" + "021b0000000100000000")]
    [InlineData(
        "power above 53 bits", "82" + Open + "a3" + "006631362e372e30" + "016157" + "021b0020000000000000")]
    [InlineData(
        "power below 53 bits", "82" + Open + "a3" + "006631362e372e30" + "016157" + "023b001fffffffffffff")]
    [InlineData("unknown key", "82" + Open + "a4" + "006631362e372e30" + "016157" + "0207" + "0300")]
    [InlineData("year 10000", "81a5" + "0065312e382e30" + "01625768" + "0205" + "20181a" + "221b0000003afff44180")]
    [InlineData("indefinite array", "9f" + Open + "ff")]
    [InlineData("not an array", Power)]
    public void Any_other_form_is_refused(string form, string hex) =>
        Assert.False(ReadingPayload.TryParse(Convert.FromHexString(hex), out _), form);

    [Fact]
    public void Sixty_five_readings_are_neither_made_nor_read()
    {
        var readings = Enumerable.Range(0, 65).Select(i => new Reading { UnixSeconds = i, ImportWh = i }).ToList();
        byte[] two = ReadingPayload.Encode(readings.GetRange(0, 1));
        byte[] many = [0x98, 130, .. two[1..], .. Enumerable.Range(1, 64).SelectMany(Tail)];

        Assert.Throws<ArgumentException>(() => ReadingPayload.Encode(readings));
        Assert.True(ReadingPayload.TryParse(ReadingPayload.Encode(readings.GetRange(0, 64)), out _));
        Assert.False(ReadingPayload.TryParse(many, out _));

        IEnumerable<byte> Tail(int i) =>
            Convert.FromHexString("a4" + "0065312e382e30" + "01625768")
                .Concat(new CanonicalWriter()
                    .WriteInteger(2).WriteInteger(i).WriteInteger(-3).WriteInteger(i).ToArray())
                .Concat(Convert.FromHexString(Quality));
    }

    [Fact]
    public void Readings_out_of_order_are_the_callers_fault() =>
        Assert.Throws<ArgumentException>(() => ReadingPayload.Encode(
        [
            new Reading { UnixSeconds = 2, ImportWh = 1 },
            new Reading { UnixSeconds = 2, ImportWh = 1 },
        ]));

    [Fact]
    public void Numbers_that_could_not_be_read_back_are_the_callers_fault()
    {
        var good = new Reading { UnixSeconds = 2, ImportWh = 1 };

        Assert.ThrowsAny<ArgumentException>(() => ReadingPayload.Encode(good with { ImportWh = -1 }));
        Assert.Throws<ArgumentException>(() => ReadingPayload.Encode(good with { Millivolts = -1 }));
        Assert.Throws<ArgumentException>(() => ReadingPayload.Encode(good with { ExportWh = 1L << 53 }));
        Assert.Throws<ArgumentException>(() => ReadingPayload.Encode(good with { PowerW = long.MinValue }));
    }

    [Fact]
    public void Random_readings_come_back_whole()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            long time = random.Next();
            var readings = Enumerable.Range(0, random.Next(1, 65)).Select(_ => new Reading
            {
                UnixSeconds = time += random.Next(1, 1 << 20),
                ImportWh = random.NextInt64() >> random.Next(10, 63),
                ExportWh = Maybe(random),
                PowerW = MaybeSigned(random),
                LowestPowerW = MaybeSigned(random),
                HighestPowerW = MaybeSigned(random),
                Millivolts = Maybe(random),
                Milliamps = Maybe(random),
                Centihertz = Maybe(random),
                Quality = (uint)random.NextInt64(1L << 32),
                Lost = random.Next(2) == 0 ? 0 : (uint)random.NextInt64(1L << 32),
            }).ToList();

            Assert.True(ReadingPayload.TryParse(ReadingPayload.Encode(readings), out var parsed), $"seed {seed}");
            Assert.Equal(readings, parsed);
        }
    }

    private static long? MaybeSigned(Random random) =>
        Maybe(random) is long value ? (random.Next(2) == 0 ? value : -1 - value) : null;

    private static long? Maybe(Random random) =>
        random.Next(3) == 0 ? null : random.NextInt64() >> random.Next(10, 63);
}
