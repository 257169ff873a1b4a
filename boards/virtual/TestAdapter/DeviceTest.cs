using System.Globalization;
using System.Reflection;

namespace EdgeLedger.VirtualBoard.TestAdapter;

/// <summary>One line in the results: a method with or without a row of arguments.</summary>
/// <param name="Index">Place among the rows of its method.</param>
public sealed record DeviceTest(MethodInfo Method, DeviceTestKind Kind, int Index, object[]? Arguments)
{
    public Type Class => Method.DeclaringType!;

    /// <summary>As the test adapter of nanoFramework names it, so that results of a board and of the host
    /// compare.</summary>
    public string Name => $"{Class.FullName}.{Method.Name}.{Index}";

    public string DisplayName => Arguments is null
        ? $"{Class.Name}.{Method.Name}"
        : $"{Class.Name}.{Method.Name}({string.Join(", ", Arguments.Select(Shown))})";

    private static string Shown(object argument) =>
        argument is string text ? $"\"{text}\"" : Convert.ToString(argument, CultureInfo.InvariantCulture)!;
}
