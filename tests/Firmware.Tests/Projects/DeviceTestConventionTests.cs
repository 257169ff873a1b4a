using System.Reflection;
using EdgeLedger.Firmware.UnitTests.Support;
using nanoFramework.TestFramework;
using Assert = Xunit.Assert;

namespace EdgeLedger.Firmware.Tests.Projects;

/// <summary>What the launcher on a board overlooks or trips over without a word.</summary>
public class DeviceTestConventionTests
{
    private static readonly Type[] Types = typeof(HexData).Assembly.GetTypes();

    [Fact]
    public void Device_tests_are_public_static_methods_of_test_classes_without_result()
    {
        const BindingFlags all = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic
            | BindingFlags.Static | BindingFlags.Instance;
        var tests = Types.SelectMany(type => type.GetMethods(all)).Where(IsTest).ToList();

        Assert.NotEmpty(tests);
        Assert.All(tests, method => Assert.True(
            method is { IsPublic: true, IsStatic: true } && method.ReturnType == typeof(void)
                && method.DeclaringType!.IsDefined(typeof(TestClassAttribute)),
            $"{method.DeclaringType}.{method.Name} would not run on a board"));
    }

    // Static initialisers run before the first test and keep their heap during all of them.
    [Fact]
    public void Device_tests_have_no_statics()
    {
        Assert.All(Types, type => Assert.DoesNotContain(
            type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic),
            field => !field.IsLiteral && !type.Name.StartsWith('<')));
    }

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes().Any(attribute =>
        attribute is TestMethodAttribute or DataRowAttribute or SetupAttribute or CleanupAttribute);
}
