using nanoFramework.TestFramework;

namespace EdgeLedger.VirtualBoard.Tests.TestAdapter;

/// <summary>Device tests whose set-up finds that this board cannot run them.</summary>
[TestClass]
public static class SkippedClass
{
    [Setup]
    public static void Prepare() => nanoFramework.TestFramework.Assert.SkipTest("no PSRAM");

    [TestMethod]
    public static void Never() => throw new InvalidOperationException("ran");

    [Cleanup]
    public static void Clean() => throw new InvalidOperationException("ran");
}
