using System.Diagnostics;
using System.Reflection;
using nanoFramework.TestFramework;

namespace EdgeLedger.VirtualBoard.TestAdapter;

/// <summary>Runs the tests of one class as the unit test launcher of nanoFramework does on a board.</summary>
/// <remarks>
/// Set-up once, the tests, the data rows, clean-up once. A set-up that fails is a failure of its own and the tests run
/// all the same; one that skips skips everything, clean-up too. Where the host is stricter: the device passes no
/// object to a method and converts no argument, so neither passes here.
/// </remarks>
public static class DeviceTestLauncher
{
    /// <param name="tests">Tests of one class in the finder's order; set-up and clean-up are among them or
    /// missing.</param>
    public static IEnumerable<DeviceTestResult> Run(IEnumerable<DeviceTest> tests)
    {
        string? skipped = null;
        foreach (DeviceTest test in tests)
        {
            DeviceTestResult result = skipped is null
                ? Run(test)
                : new(test, DeviceTestOutcome.Skipped, TimeSpan.Zero, skipped, null);
            if (test.Kind == DeviceTestKind.Setup && result.Outcome == DeviceTestOutcome.Skipped)
            {
                skipped = result.Message ?? "the set-up of the class skips it";
            }

            yield return result;
        }
    }

    private static DeviceTestResult Run(DeviceTest test)
    {
        if (Mismatch(test) is { } reason)
        {
            return new(test, DeviceTestOutcome.Failed, TimeSpan.Zero, reason, null);
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            test.Method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, test.Arguments, null);
            return new(test, DeviceTestOutcome.Passed, Stopwatch.GetElapsedTime(start), null, null);
        }
        catch (SkipTestException skip)
        {
            return new(test, DeviceTestOutcome.Skipped, Stopwatch.GetElapsedTime(start), skip.Message, null);
        }
#pragma warning disable CA1031 // Whatever a test throws is its failure.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new(
                test, DeviceTestOutcome.Failed, Stopwatch.GetElapsedTime(start),
                failure is TestFrameworkShared.AssertFailedException
                    ? failure.Message : $"{failure.GetType().Name}: {failure.Message}",
                failure.StackTrace);
        }
    }

    private static string? Mismatch(DeviceTest test)
    {
        if (!test.Method.IsStatic) return "a test method of the device is static";
        Type[] wanted = [.. test.Method.GetParameters().Select(parameter => parameter.ParameterType)];
        Type[] given = [.. (test.Arguments ?? []).Select(argument => argument.GetType())];
        return wanted.SequenceEqual(given)
            ? null
            : $"the method takes ({Names(wanted)}), the row gives ({Names(given)}); the device converts nothing";
    }

    private static string Names(Type[] types) => string.Join(", ", types.Select(type => type.Name));
}
