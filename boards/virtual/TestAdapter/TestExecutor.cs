using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;

namespace EdgeLedger.VirtualBoard.TestAdapter;

/// <summary>Runs device tests under <c>dotnet test</c>, class by class.</summary>
[ExtensionUri(DeviceTestCase.ExecutorUri)]
public sealed class TestExecutor : ITestExecutor
{
    private static readonly TestProperty[] FilterProperties =
        [TestCaseProperties.FullyQualifiedName, TestCaseProperties.DisplayName];

    private volatile bool _isCancelled;

    public void RunTests(IEnumerable<TestCase>? tests, IRunContext? runContext, IFrameworkHandle? frameworkHandle)
    {
        foreach (var source in (tests ?? []).GroupBy(test => test.Source))
        {
            Run(source.Key, source.ToDictionary(test => test.FullyQualifiedName), frameworkHandle!);
        }
    }

    public void RunTests(IEnumerable<string>? sources, IRunContext? runContext, IFrameworkHandle? frameworkHandle)
    {
        var filter = runContext?.GetTestCaseFilter(
            FilterProperties.Select(property => property.Label), name => Find(name));
        foreach (string source in sources ?? [])
        {
            var wanted = DeviceTestCase.Of(source).Select(test => DeviceTestCase.Make(test, source))
                .Where(test => filter is null || filter.MatchTestCase(test, name => Value(test, name)));
            Run(source, wanted.ToDictionary(test => test.FullyQualifiedName), frameworkHandle!);
        }
    }

    public void Cancel() => _isCancelled = true;

    // A selected test needs the set-up of its class, whether that was selected or not.
    private void Run(string source, Dictionary<string, TestCase> wanted, IFrameworkHandle handle)
    {
        var classes = DeviceTestCase.Of(source).GroupBy(test => test.Class)
            .Where(tests => tests.Any(test => wanted.ContainsKey(test.Name)));
        foreach (var tests in classes)
        {
            var needed = tests.Where(test => wanted.ContainsKey(test.Name)
                || test.Kind is DeviceTestKind.Setup or DeviceTestKind.Cleanup);
            foreach (DeviceTestResult result in DeviceTestLauncher.Run(needed))
            {
                if (_isCancelled) return;
                handle.RecordResult(Recorded(
                    result, wanted.GetValueOrDefault(result.Test.Name) ?? DeviceTestCase.Make(result.Test, source)));
            }
        }
    }

    private static TestResult Recorded(DeviceTestResult result, TestCase test) => new(test)
    {
        DisplayName = test.DisplayName,
        Duration = result.Duration,
        ErrorMessage = result.Message,
        ErrorStackTrace = result.StackTrace,
        Outcome = result.Outcome switch
        {
            DeviceTestOutcome.Passed => TestOutcome.Passed,
            DeviceTestOutcome.Skipped => TestOutcome.Skipped,
            _ => TestOutcome.Failed,
        },
    };

    private static TestProperty? Find(string name) => Array.Find(
        FilterProperties, property => property.Label.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static object? Value(TestCase test, string name) =>
        Find(name) is { } property ? test.GetPropertyValue(property) : null;
}
