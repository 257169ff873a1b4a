using System.Text;
using EdgeLedger.Boards.Catalogue;

namespace EdgeLedger.Boards.Tests.Catalogue;

public sealed class BoardReaderTests
{
    private static readonly string DevKit = File.ReadAllText(Repository.In("boards", "esp32-devkitc", "board.json"));

    [Fact]
    public void Catalogue_holds_every_board_of_the_repository()
    {
        var folders = Directory.EnumerateFiles(Repository.In("boards"), "board.json", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!));

        Assert.Equal(folders.Order(StringComparer.Ordinal), BoardCatalogue.All.Keys);
        Assert.Equal(6, BoardCatalogue.All.Count);
    }

    [Theory]
    [InlineData("\"maker\"", "\"makr\"", "line 3: makr: The JSON property 'makr' could not be mapped")]
    [InlineData("\"wifi\"", "\"wlan\"", "line 11: network.kind:")]
    [InlineData("\"tx\": 17,", "", "line 13: console: JSON deserialization")]
    [InlineData("\"maker\"", "\"name\"", "line 3:")]
    [InlineData("\"button\": 27", "\"button\": \"27\"", "line 18: button:")]
    [InlineData("\"psramBus\": \"none\"", "\"psramBus\": 0", "line 9: psramBus:")]
    [InlineData("\"esp32\"", "\"esp31\"", "board.json: chip 'esp31' is none of esp32, esp32s3, esp32c3, esp32c6.")]
    [InlineData("\"psramMegabytes\": 0", "\"psramMegabytes\": 8", "psramBus and psramMegabytes disagree.")]
    [InlineData("[ 26 ]", "[]", "relays is empty.")]
    [InlineData("\"wifi\" }", "\"ethernet\" }", "network lacks a member of its kind or has one of the other.")]
    public void File_that_breaks_the_schema_is_refused_with_its_line(string right, string wrong, string complaint)
    {
        Assert.Contains(right, DevKit, StringComparison.Ordinal);
        byte[] json = Encoding.UTF8.GetBytes(DevKit.Replace(right, wrong, StringComparison.Ordinal));

        var fault = Assert.Throws<BoardFormatException>(() => BoardReader.Read(json, "board.json"));

        Assert.StartsWith("board.json", fault.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, fault.Message, StringComparison.Ordinal);
    }
}
