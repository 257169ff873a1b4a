using nanoFramework.TestFramework;

namespace EdgeLedger.VirtualBoard.Tests.TestAdapter;

/// <summary>Device tests for the launcher to run: they note what ran.</summary>
[TestClass]
public static class LaunchedTests
{
    [ThreadStatic]
    private static List<string>? _ran;

    public static List<string> Ran => _ran ??= [];

    [Cleanup]
    public static void Clean() => Ran.Add("clean");

    [TestMethod]
    [DataRow(1, "one")]
    [DataRow(2, "two")]
    public static void Row(int number, string word) => Ran.Add($"{number} {word}");

    [TestMethod]
    public static void Good() => Ran.Add("good");

    [TestMethod]
    public static void Wrong() => nanoFramework.TestFramework.Assert.AreEqual(3, 4, "wheels");

    [TestMethod]
    public static void Broken() => throw new InvalidOperationException("no wire");

    [TestMethod]
    public static void Skipped() => nanoFramework.TestFramework.Assert.SkipTest("no relay");

    [TestMethod]
    [DataRow(1)]
    public static void Widened(long number) => Ran.Add($"{number}");

    [Setup]
    public static void Prepare()
    {
        Ran.Add("setup");
        throw new InvalidOperationException("not ready");
    }
}
