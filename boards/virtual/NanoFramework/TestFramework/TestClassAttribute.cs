namespace nanoFramework.TestFramework;

/// <summary>A class of tests, as in nanoFramework.TestFramework 3.0.80: its methods are static.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class TestClassAttribute : Attribute;
