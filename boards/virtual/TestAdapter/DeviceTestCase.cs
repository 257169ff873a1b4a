using System.Reflection;
using Microsoft.VisualStudio.TestPlatform.ObjectModel;

namespace EdgeLedger.VirtualBoard.TestAdapter;

/// <summary>The tests behind a test project: those of the device assembly that lies beside it.</summary>
internal static class DeviceTestCase
{
    public const string ExecutorUri = "executor://EdgeLedger/VirtualBoard";

    /// <param name="source">The test project's own assembly.</param>
    public static IReadOnlyList<DeviceTest> Of(string source)
    {
        string path = Path.Combine(Path.GetDirectoryName(source)!, DeviceTestFinder.AssemblyName + ".dll");
        return File.Exists(path) ? DeviceTestFinder.Find(Assembly.LoadFrom(path)) : [];
    }

    public static TestCase Make(DeviceTest test, string source) =>
        new(test.Name, new Uri(ExecutorUri), source) { DisplayName = test.DisplayName };
}
