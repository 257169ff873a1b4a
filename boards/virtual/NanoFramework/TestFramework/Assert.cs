using System.Diagnostics.CodeAnalysis;
using TestFrameworkShared;

namespace nanoFramework.TestFramework;

/// <summary>The assertions of nanoFramework.TestFramework 3.0.80 that the firmware's tests use.</summary>
/// <remarks>
/// Messages are those of the original in a C# 9 build, where no expression text is filled in: what fails here says the
/// same on a board.
/// </remarks>
public sealed class Assert
{
    public static void AreEqual(bool expected, bool actual, string message = "") =>
        Compare(expected, actual, message);

    public static void AreEqual(int expected, int actual, string message = "") => Compare(expected, actual, message);

    public static void AreEqual(long expected, long actual, string message = "") =>
        Compare(expected, actual, message);

    public static void AreEqual(string? expected, string? actual, string message = "") =>
        Compare(expected, actual, message);

    public static void AreSame(object? expected, object? actual, string message = "")
    {
        if (!ReferenceEquals(expected, actual)) Fail("Assert.AreSame", message);
    }

    public static void Contains(string? expected, string? value, string message = "")
    {
        RequireBoth("Assert.Contains", expected, value);
        if (!value.Contains(expected, StringComparison.Ordinal))
        {
            Fail("Assert.Contains", $"'{value}' does not contain '{expected}'. {message}");
        }
    }

    public static void StartsWith(string? expected, string? value, string message = "")
    {
        RequireBoth("Assert.StartsWith", expected, value);
        if (!value.StartsWith(expected, StringComparison.Ordinal))
        {
            Fail("Assert.StartsWith", $"'{value}' does not start with '{expected}'. {message}");
        }
    }

    public static void IsFalse(bool condition, string message = "")
    {
        if (condition) Fail("Assert.IsFalse", message);
    }

    public static void IsTrue(bool condition, string message = "")
    {
        if (!condition) Fail("Assert.IsTrue", message);
    }

    public static void IsNull(object? value, string message = "")
    {
        if (value is not null) Fail("Assert.IsNull", message);
    }

    public static void IsNotNull(object? value, string message = "")
    {
        if (value is null) Fail("Assert.IsNotNull", message);
    }

    /// <summary>Passes on exactly this type; a derived one fails.</summary>
    public static void ThrowsException(Type exception, Action action, string message = "")
    {
        string wrong = $"No exception thrown. {exception.Name} exception was expected. {message}";
        try
        {
            action();
        }
        catch (Exception thrown)
        {
            if (thrown.GetType() == exception) return;
            wrong = $"Threw exception {thrown.GetType().Name}, but exception {exception.Name} was expected. "
                + $"{message}\r\nException Message: {thrown.Message}";
        }

        Fail("Assert.ThrowsException", wrong);
    }

    [DoesNotReturn]
    public static void SkipTest(string? message = null) => throw new SkipTestException(message);

    private static void Compare(object? expected, object? actual, string message)
    {
        if (Equals(expected, actual)) return;
        Fail("Assert.AreEqual", $"Expected:<{Shown(expected)}>. Actual:<{Shown(actual)}>. {message}");
    }

    private static string Shown(object? value) => value?.ToString() ?? "(null)";

    private static void RequireBoth(string assertion, [NotNull] string? expected, [NotNull] string? value)
    {
        if (expected is null || value is null)
        {
            Fail(assertion, $"The parameter '{(expected is null ? nameof(expected) : nameof(value))}' is invalid. "
                + "The value cannot be null.");
        }
    }

    [DoesNotReturn]
    private static void Fail(string assertion, string message) =>
        throw new AssertFailedException($"{assertion} failed. {message}");
}
