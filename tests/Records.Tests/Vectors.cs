using System.Text.Json;

namespace EdgeLedger.Records.Tests;

/// <summary>Reads the golden vectors, which neither the firmware nor the gateway made.</summary>
internal static class Vectors
{
    public static IReadOnlyList<VectorCase> Of(string kind)
    {
        using var file = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", kind + ".json")));
        return [.. file.RootElement.EnumerateArray().Select(element => new VectorCase(element.Clone()))];
    }

    /// <summary>Names as theory data: xunit shows which case failed.</summary>
    public static TheoryData<string> Names(string kind) => [.. Of(kind).Select(item => item.Text("name"))];

    public static VectorCase Find(string kind, string name) => Of(kind).Single(item => item.Text("name") == name);
}
