using System.Text;
using EdgeLedger.Hil.Maps;
using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Tests.Reading;

public class BenchMapReaderTests
{
    [Theory]
    [InlineData("virtual.json", 2)]
    [InlineData("usb-relay.json", 2)]
    [InlineData("pseudo-terminal/bench.json", 1)]
    public void Example_maps_can_be_read(string name, int boards)
    {
        string file = Path.Combine(AppContext.BaseDirectory, "Maps", name);

        Assert.Equal(boards, BenchMapReader.Read(file, File.ReadAllBytes(file)).Boards.Count);
    }

    [Fact]
    public void Programs_and_ports_are_found_beside_the_map_and_instructions_need_a_person()
    {
        var board = Read("""
            {"name": "a", "kind": "meter", "port": "console", "grace": "500ms",
             "actions": {"cut power": ["./power", "off"], "press button": "Press it."}, "relays": ["./relays"]}
            """).Boards.Single();

        Assert.Equal("/maps/console", board.Port);
        Assert.Equal("/maps", board.Actions[BenchAction.CutPower].Command!.Folder);
        Assert.Equal(TimeSpan.FromMilliseconds(500), board.Grace);
        Assert.True(board.Can(BenchAction.CutPower, hasPerson: false));
        Assert.True(board.Can(BenchAction.PressButton, hasPerson: true));
        Assert.False(board.Can(BenchAction.PressButton, hasPerson: false));
        Assert.False(board.Can(BenchAction.CutNetwork, hasPerson: true));
    }

    [Theory]
    [InlineData("kind is meter or actuator", """{"name": "a", "kind": "toaster", "virtual": true}""")]
    [InlineData("either 'virtual' or 'port'", """{"name": "a", "kind": "meter"}""")]
    [InlineData("either 'virtual' or 'port'", """{"name": "a", "kind": "meter", "virtual": true, "port": "x"}""")]
    [InlineData("a virtual board has", """{"name": "a", "kind": "meter", "virtual": true, "relays": ["x"]}""")]
    [InlineData("there is no model 'esp64'", """{"name": "a", "kind": "meter", "port": "x", "model": "esp64"}""")]
    [InlineData("action 'cut pwoer'", """{"name":"a","kind":"meter","port":"x","actions":{"cut pwoer":[]}}""")]
    [InlineData("is a program", """{"name": "a", "kind": "meter", "port": "x", "actions": {"cut power": []}}""")]
    [InlineData("is a program", """{"name": "a", "kind": "meter", "port": "x", "actions": {"cut power": 5}}""")]
    [InlineData("grace '5' is not a time", """{"name": "a", "kind": "meter", "port": "x", "grace": "5"}""")]
    [InlineData("bench.json:1:", """{"name": "a", "kind": "meter", "prot": "x"}""")]
    [InlineData("a board's name is letters", """{"name": "a b", "kind": "meter", "virtual": true}""")]
    public void What_is_wrong_in_a_map_is_told(string message, string board)
    {
        var wrong = Assert.Throws<BenchMapException>(() => Read(board));
        Assert.Contains(message, wrong.Message, StringComparison.Ordinal);
        Assert.StartsWith("/maps/bench.json", wrong.Message, StringComparison.Ordinal);
    }

    private static BenchMap Read(string board) =>
        BenchMapReader.Read("/maps/bench.json", Encoding.UTF8.GetBytes($$"""{"boards": [{{board}}]}"""));
}
