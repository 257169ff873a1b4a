namespace TestFrameworkShared;

/// <summary>What a failed assertion throws.</summary>
public class AssertFailedException(string msg) : Exception(msg);
