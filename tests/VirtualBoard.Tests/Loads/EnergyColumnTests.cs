using EdgeLedger.VirtualBoard.NanoFramework.Loads;

namespace EdgeLedger.VirtualBoard.Tests.Loads;

public class EnergyColumnTests
{
    private static EnergyColumn Read(string text, string column = "load") =>
        EnergyColumn.Read(new StringReader(text), "house.csv", column, 3600);

    private static string Refusal(string text, string column = "load") =>
        Assert.Throws<ReplayFormatException>(() => Read(text, column)).Message;

    [Theory]
    [InlineData("hour,load\n1,1.5\n2,0.5\n")]
    [InlineData("hour;load\r\n1;1.5\r\n2;0.5")]
    [InlineData("hour\tload\n1\t1.5\n2\t0.5\n\n\n")]
    [InlineData("\"the \"\"hour\"\", local\",\"load\"\n\"1,0\",\"1.5\"\n,5e-1\n")]
    public void Columns_are_found_whatever_separates_or_quotes_them(string text)
    {
        var column = Read(text);

        Assert.Equal(2, column.Rows);
        Assert.Equal(5_400_000_000, column.EnergyBefore(1));
        Assert.Equal(7_200_000_000, column.EnergyBefore(2));
    }

    [Fact]
    public void Tiny_rows_are_kept_in_the_sum()
    {
        var column = Read("load\n" + string.Join('\n', Enumerable.Repeat("9.7529096e-08", 1000)));

        Assert.Equal(351, column.EnergyBefore(1));
        Assert.Equal(351_105, column.EnergyBefore(1000));
    }

    [Fact]
    public void Missing_column_names_those_that_there_are() => Assert.Equal(
        "house.csv: no column 'power'; its columns are hour, load", Refusal("hour, load\n1,2", "power"));

    [Theory]
    [InlineData("load\n1\nx\n", "house.csv, line 3, column 'load': 'x' is not an energy in kWh")]
    [InlineData("load\n1\nNaN\n", "house.csv, line 3, column 'load': 'NaN' is not an energy in kWh")]
    [InlineData("load\n1,5\n-2\n", "house.csv, line 3, column 'load': -2 kWh is negative, not a load")]
    [InlineData("a,load\n1,1\n2\n", "house.csv, line 3, column 'load': the row ends before it")]
    [InlineData("a,load\n1,\n", "house.csv, line 2, column 'load': '' is not an energy in kWh")]
    [InlineData("load\n501\n", "house.csv, line 2, column 'load': 501 kWh in 3600 s is more than 500 kW")]
    [InlineData("load\n1\n\n2\n", "house.csv, line 3: blank line between rows")]
    [InlineData("load,load\n1,2\n", "house.csv: two columns are named 'load'")]
    [InlineData("load\n", "house.csv: a header, but no rows")]
    [InlineData("", "house.csv: empty, not even a header row")]
    public void Malformed_files_are_refused_with_line_and_column(string text, string message) =>
        Assert.Equal(message, Refusal(text));

    [Fact]
    public void Missing_file_is_named() => Assert.Equal(
        "/no/such.csv: there is no such file to replay",
        Assert.Throws<ReplayFormatException>(() => EnergyColumn.Read("/no/such.csv", "load", 3600)).Message);
}
