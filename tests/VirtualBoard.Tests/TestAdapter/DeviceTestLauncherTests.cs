using EdgeLedger.VirtualBoard.TestAdapter;

namespace EdgeLedger.VirtualBoard.Tests.TestAdapter;

/// <summary>The order and the verdicts of nanoFramework's own unit test launcher.</summary>
public sealed class DeviceTestLauncherTests
{
    private readonly Dictionary<string, DeviceTestResult> _results;
    private readonly List<string> _ran;

    public DeviceTestLauncherTests()
    {
        LaunchedTests.Ran.Clear();
        _results = DeviceTestLauncher.Run(DeviceTestFinder.Find(typeof(LaunchedTests)))
            .ToDictionary(result => result.Test.DisplayName);
        _ran = [.. LaunchedTests.Ran];
    }

    [Fact]
    public void Class_runs_set_up_tests_rows_and_clean_up_in_this_order() =>
        Assert.Equal(["setup", "good", "1 one", "2 two", "clean"], _ran);

    [Fact]
    public void Every_method_and_row_is_a_named_result()
    {
        Assert.Equal(9, _results.Count);
        Assert.Equal(
            "EdgeLedger.VirtualBoard.Tests.TestAdapter.LaunchedTests.Row.1",
            _results["LaunchedTests.Row(2, \"two\")"].Test.Name);
    }

    [Theory]
    [InlineData("Good", DeviceTestOutcome.Passed, null)]
    [InlineData("Prepare", DeviceTestOutcome.Failed, "InvalidOperationException: not ready")]
    [InlineData("Wrong", DeviceTestOutcome.Failed, "Assert.AreEqual failed. Expected:<3>. Actual:<4>. wheels")]
    [InlineData("Broken", DeviceTestOutcome.Failed, "InvalidOperationException: no wire")]
    [InlineData("Skipped", DeviceTestOutcome.Skipped, "no relay")]
    public void Verdict_is_that_of_the_device(string test, DeviceTestOutcome outcome, string? message)
    {
        DeviceTestResult result = _results["LaunchedTests." + test];

        Assert.Equal((outcome, message), (result.Outcome, result.Message));
    }

    [Fact]
    public void Row_of_other_types_than_the_parameters_fails_as_nothing_converts_it_on_a_board()
    {
        DeviceTestResult result = _results["LaunchedTests.Widened(1)"];

        Assert.Equal(DeviceTestOutcome.Failed, result.Outcome);
        Assert.Contains("takes (Int64), the row gives (Int32)", result.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Set_up_that_skips_skips_the_class()
    {
        var results = DeviceTestLauncher.Run(DeviceTestFinder.Find(typeof(SkippedClass))).ToList();

        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.Equal(
            (DeviceTestOutcome.Skipped, "no PSRAM"), (result.Outcome, result.Message)));
    }
}
