using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Up;

namespace EdgeLedger.Cli.Tests.Up;

public sealed class ReplaySourceTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Last_colon_divides_file_from_column_and_blank_lines_are_no_rows()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("a:b.csv", "hour, load\n1,0.5\n2,0.6\n\n");

        var source = ReplaySource.Parse(file + ":load", Hour);

        Assert.Equal(file, source.File);
        Assert.Equal("load", source.Column);
        Assert.Equal(2, source.Rows);
    }

    [Fact]
    public void Missing_column_is_answered_by_the_columns_there_are()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("house.csv", "hour,load\n1,0.5\n");

        var fault = Assert.Throws<InputException>(() => ReplaySource.Parse(file + ":lode", Hour));

        Assert.Contains("its columns are hour, load", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_without_rows_is_refused()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("house.csv", "hour,load\n");

        Assert.Throws<InputException>(() => ReplaySource.Parse(file + ":load", Hour));
    }

    [Theory]
    [InlineData("hour;load\n1;0.5\n2;0.6\n")]
    [InlineData("hour\tload\n1\t0.5\n2\t0.6\n")]
    [InlineData("\"hour, local\",\"load\"\n1,0.5\n2,0.6\n")]
    public void Every_form_that_a_board_reads_is_taken(string csv)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("house.csv", csv);

        Assert.Equal(2, ReplaySource.Parse(file + ":load", Hour).Rows);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("load\n0.5\nabc\n", "line 3, column 'load': 'abc' is not an energy")]
    [InlineData("load\n0.5\n-3\n", "line 3, column 'load': -3 kWh is negative")]
    public void File_that_a_board_would_refuse_is_refused_before_there_is_a_region(string csv, string reason)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("house.csv", csv);

        var fault = Assert.Throws<InputException>(() => ReplaySource.Parse(file + ":load", Hour));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, fault.ExitCode);
    }
}
