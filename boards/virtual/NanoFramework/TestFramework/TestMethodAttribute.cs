namespace nanoFramework.TestFramework;

/// <summary>A test; with data rows one test a row.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class TestMethodAttribute : Attribute;
