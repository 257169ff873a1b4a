using System.Runtime.CompilerServices;
using System.Text.Json;

namespace EdgeLedger.Firmware.Tests.Support;

/// <summary>The golden bytes of <c>tests/vectors</c>, which an independent implementation has made.</summary>
public static class Vectors
{
    public static string Repository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    public static IReadOnlyList<JsonElement> Load(string kind)
    {
        string path = Path.Combine(Repository(), "tests", "vectors", kind + ".json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    public static byte[] Hex(this JsonElement element, string name) =>
        Convert.FromHexString(element.GetProperty(name).GetString()!);

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static long Number(this JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
