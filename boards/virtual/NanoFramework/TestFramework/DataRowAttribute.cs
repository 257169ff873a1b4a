namespace nanoFramework.TestFramework;

/// <summary>Arguments of one test. The device converts none of them: their types must be those of the
/// parameters.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class DataRowAttribute : Attribute
{
    public DataRowAttribute(params object[] methodParameters)
    {
        ArgumentNullException.ThrowIfNull(methodParameters);
        if (methodParameters.Length == 0) throw new ArgumentException("a data row is empty");
        MethodParameters = methodParameters;
    }

    public object[] MethodParameters { get; }
}
