using System.Net.Sockets;

namespace EdgeLedger.Cli.CommandLine;

/// <summary>Turns a failure into the one sentence that a person reads.</summary>
internal static class Failure
{
    /// <summary>Set to 1 to see where a failure came from as well.</summary>
    private const string TraceVariable = "EDGELEDGER_TRACE";

    public static string Sentence(Exception fault)
    {
        string sentence = fault switch
        {
            InputException or IOException or UnauthorizedAccessException or SocketException => fault.Message,
            HttpRequestException http => $"a gateway does not answer ({http.Message}).",
            OperationCanceledException => "stopped before the end.",
            _ when fault.GetType().Namespace?.StartsWith("EdgeLedger.", StringComparison.Ordinal) == true => fault.Message,
            _ => $"{fault.Message} ({fault.GetType().Name}; {TraceVariable}=1 shows where)",
        };
        return Environment.GetEnvironmentVariable(TraceVariable) == "1" ? $"{sentence}\n{fault}" : sentence;
    }
}
