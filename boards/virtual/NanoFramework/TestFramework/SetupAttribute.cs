namespace nanoFramework.TestFramework;

/// <summary>Runs once, before the tests of its class; what it throws fails itself and stops none of them, but for a
/// skip, which skips the class.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class SetupAttribute : Attribute;
