using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EdgeLedger.Cli.CommandLine;

/// <summary>
/// How the command line writes JSON: one line for programs, indented for files that people open.
/// </summary>
internal static class Json
{
    private static readonly JsonSerializerOptions OneLine = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonSerializerOptions Indented = new(OneLine) { WriteIndented = true };

    public static string Line<T>(T value) => JsonSerializer.Serialize(value, OneLine);

    public static string Pretty<T>(T value) => JsonSerializer.Serialize(value, Indented);

    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, OneLine);
}
