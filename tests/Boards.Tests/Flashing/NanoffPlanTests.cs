using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Flashing;
using EdgeLedger.Boards.Provisioning;

namespace EdgeLedger.Boards.Tests.Flashing;

public sealed class NanoffPlanTests
{
    [Fact]
    public void Board_gets_framework_files_and_firmware_in_this_order()
    {
        var commands = NanoffPlan.For(
            BoardCatalogue.All["esp32-devkitc"], "/dev/ttyUSB0", "/tmp/app one.bin",
            new BoardFolder("/tmp/meter-1"));

        Assert.Equal(
        [
            "nanoff --target ESP32_REV3 --serialport /dev/ttyUSB0 --update",
            "(cd /tmp/meter-1 && nanoff --serialport /dev/ttyUSB0 --filedeployment deploy.json)",
            "nanoff --nanodevice --serialport /dev/ttyUSB0 --deploy --image '/tmp/app one.bin'",
        ],
            commands.Select(command => command.ToString()));
    }

    [Fact]
    public void Framework_alone_is_updated_when_nothing_else_is_asked_for() =>
        Assert.Single(NanoffPlan.For(BoardCatalogue.All["wt32-eth01"], "/dev/ttyUSB0", image: null, files: null));

    // nanoff refuses a target beside --nanodevice, and with one a file deployment would go to the boot loader.
    // The place of the application in flash differs between versions of the framework.
    [Fact]
    public void Only_the_framework_names_a_target_and_nothing_names_an_address()
    {
        foreach (var board in BoardCatalogue.All.Values)
        {
            var commands = NanoffPlan.For(board, "/dev/ttyUSB0", "/tmp/app.bin", new BoardFolder("/tmp/meter-1"));

            Assert.Equal(
                [board.NanoffTarget],
                commands.SelectMany(c => c.Arguments.SkipWhile(word => word != "--target").Skip(1).Take(1)));
            Assert.DoesNotContain("--address", commands.SelectMany(c => c.Arguments));
        }
    }
}
