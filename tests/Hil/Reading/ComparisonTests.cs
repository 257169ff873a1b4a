using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Tests.Reading;

public class ComparisonTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["before"] = "10", ["after"] = "14.5", ["link"] = "up",
    };

    [Theory]
    [InlineData("after >= before", true)]
    [InlineData("after >= before + 4", true)]
    [InlineData("after > before + 4 + 0.5", false)]
    [InlineData("before - 10 == 0", true)]
    [InlineData("before != 10", false)]
    [InlineData("link == up", true)]
    [InlineData("link != up", false)]
    [InlineData("link < after", false)]
    public void Values_and_sums_are_compared(string text, bool holds)
    {
        var comparison = Comparison.TryParse(text);

        Assert.NotNull(comparison);
        Assert.Equal(holds, comparison.Objection(Values) is null);
    }

    [Fact]
    public void What_does_not_hold_is_told_with_the_values() => Assert.Equal(
        "after < before + 4 does not hold: 14.5 < 10 + 4",
        Comparison.TryParse("after < before + 4")!.Objection(Values));

    [Theory]
    [InlineData("after")]
    [InlineData("after >= ")]
    [InlineData("after >= before before")]
    [InlineData("after => before")]
    public void Other_text_is_no_comparison(string text) => Assert.Null(Comparison.TryParse(text));
}
