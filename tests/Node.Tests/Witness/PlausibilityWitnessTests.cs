using EdgeLedger.Node.Witness;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Witness;

// Readings are judged in the order of their chain, against what counts.
public sealed class PlausibilityWitnessTests : IDisposable
{
    private const long Start = 1_700_000_000;
    private readonly TestBoard _board = new(new ChainId("test-0011223344556677"));
    private readonly PlausibilityWitness _witness = new(new WitnessSettings(), new NothingKnown());

    [Fact]
    public void Reading_after_a_quarantined_one_is_judged_by_what_came_before_it()
    {
        Accept(Next(0, 1000));
        var lie = Next(900, 900_000_000);
        Assert.Equal(DoubtReason.RateOfChange, Judge(lie));
        Assert.Equal(DoubtReason.RateOfChange, Judge(lie));
        _witness.Quarantined(lie);

        Assert.Equal(DoubtReason.None, Judge(Next(1800, 1100)));
    }

    [Fact]
    public void Reading_after_an_accepted_lie_is_judged_by_the_lie()
    {
        Accept(Next(0, 1000));
        Accept(Next(900, 900_000));
        Assert.Equal(DoubtReason.RegisterBackwards, Judge(Next(1800, 1100)));
    }

    [Fact]
    public void Links_are_judged_one_upon_the_other_before_any_is_final()
    {
        Assert.Equal(DoubtReason.None, Judge(Next(0, 1000)));
        Assert.Equal(DoubtReason.None, Judge(Next(900, 1100)));
        Assert.Equal(DoubtReason.RegisterBackwards, Judge(Next(1800, 1099)));
    }

    [Fact]
    public void Second_meter_at_the_point_is_compared_over_the_same_period()
    {
        using var other = new TestBoard(new ChainId("test-0011223344556677"));
        var witness = new PlausibilityWitness(
            new WitnessSettings { SecondMeters = [new SecondMeterSettings(_board.Address, other.Address)] },
            new NothingKnown());
        Assert.Equal(DoubtReason.None, witness.Judge(Parse(_board.Next(At(0, 1000))), Start));
        Assert.Equal(DoubtReason.None, witness.Judge(Parse(other.Next(At(0, 5000))), Start));
        Assert.Equal(DoubtReason.None, witness.Judge(Parse(_board.Next(At(900, 1100))), Start));
        Assert.Equal(DoubtReason.None, witness.Judge(Parse(other.Next(At(900, 5102))), Start));
        Assert.Equal(DoubtReason.None, witness.Judge(Parse(_board.Next(At(1800, 1200))), Start));
        Assert.Equal(DoubtReason.SecondPath, witness.Judge(Parse(other.Next(At(1800, 5152))), Start));
    }

    public void Dispose() => _board.Dispose();

    private DoubtReason Judge(Statement statement) => _witness.Judge(statement, Start + 2000);

    private void Accept(Statement statement)
    {
        Judge(statement);
        Assert.True(ReadingPayload.TryParse(statement.Payload, out var readings));
        _witness.Accepted(statement, readings);
    }

    private Statement Next(int seconds, long importWh) => Parse(_board.Next(At(seconds, importWh)));

    private static Reading At(int seconds, long importWh) =>
        new() { UnixSeconds = Start + seconds, ImportWh = importWh };

    private static Statement Parse(byte[] bytes)
    {
        Assert.True(Statement.TryParse(bytes, out var statement));
        return statement;
    }

    private sealed class NothingKnown : IMeterHistory
    {
        public (Hash256 LastId, Reading? LastReading) Of(Address meter) => (Hash256.Zero, null);
    }
}
