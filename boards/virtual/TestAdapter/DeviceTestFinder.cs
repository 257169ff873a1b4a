using System.Reflection;
using nanoFramework.TestFramework;

namespace EdgeLedger.VirtualBoard.TestAdapter;

/// <summary>Finds the tests of a device assembly in the order in which a board runs them.</summary>
public static class DeviceTestFinder
{
    /// <summary>The one name under which the launcher on the device looks for tests.</summary>
    public const string AssemblyName = "NFUnitTest";

    public static IReadOnlyList<DeviceTest> Find(Assembly assembly) => [.. assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<TestClassAttribute>() is not null)
        .SelectMany(Find)];

    public static IReadOnlyList<DeviceTest> Find(Type testClass) => [.. testClass.GetMethods()
        .SelectMany(Find)
        .OrderBy(test => test.Kind)];

    private static IEnumerable<DeviceTest> Find(MethodInfo method)
    {
        if (method.IsDefined(typeof(SetupAttribute))) yield return new(method, DeviceTestKind.Setup, 0, null);
        if (method.IsDefined(typeof(CleanupAttribute))) yield return new(method, DeviceTestKind.Cleanup, 0, null);
        var rows = method.GetCustomAttributes<DataRowAttribute>().ToList();
        for (int i = 0; i < rows.Count; i++)
        {
            yield return new(method, DeviceTestKind.DataRow, i, rows[i].MethodParameters);
        }

        if (rows.Count == 0 && method.IsDefined(typeof(TestMethodAttribute)))
        {
            yield return new(method, DeviceTestKind.Test, 0, null);
        }
    }
}
