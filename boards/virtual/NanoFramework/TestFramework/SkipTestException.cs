namespace nanoFramework.TestFramework;

/// <summary>Ends a test as skipped.</summary>
public class SkipTestException(string? message = null, Exception? innerException = null)
    : Exception(message, innerException);
