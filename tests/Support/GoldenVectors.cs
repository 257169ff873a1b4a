using System.Text.Json;

namespace EdgeLedger.Tests.Support;

/// <summary>Reads the golden vectors: good messages to begin from.</summary>
internal static class GoldenVectors
{
    /// <summary>One field of every case that has it, as bytes.</summary>
    public static IReadOnlyList<byte[]> Bytes(string file, string field) =>
        [.. Cases(file).Where(one => one.TryGetProperty(field, out _)).Select(one => BytesOf(one, field))];

    public static IReadOnlyList<JsonElement> Cases(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "vectors", file + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(one => one.Clone())];
    }

    public static byte[] BytesOf(JsonElement one, string field) =>
        Convert.FromHexString(one.GetProperty(field).GetString()!);
}
