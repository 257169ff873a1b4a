using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Up;

namespace EdgeLedger.Cli.Tests.Up;

public sealed class ReplaySourceTests
{
    [Fact]
    public void Last_colon_divides_file_from_column_and_blank_lines_are_no_rows()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("a:b.csv", "hour, load\n1,0.5\n2,0.6\n\n");

        var source = ReplaySource.Parse(file + ":load");

        Assert.Equal(file, source.File);
        Assert.Equal("load", source.Column);
        Assert.Equal(2, source.Rows);
    }

    [Fact]
    public void Missing_column_is_answered_by_the_columns_there_are()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("house.csv", "hour,load\n1,0.5\n");

        var fault = Assert.Throws<InputException>(() => ReplaySource.Parse(file + ":lode"));

        Assert.Contains("it has hour, load", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_without_rows_is_refused()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("house.csv", "hour,load\n");

        Assert.Throws<InputException>(() => ReplaySource.Parse(file + ":load"));
    }
}
