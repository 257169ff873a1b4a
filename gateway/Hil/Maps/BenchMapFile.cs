using System.Text.Json;

namespace EdgeLedger.Hil.Maps;

/// <summary>bench.json as it is written; tests/Hil/README.md describes it.</summary>
internal sealed record BenchMapFile(IReadOnlyList<BenchMapFile.Board> Boards, string? BrokerAddress = null)
{
    /// <param name="Virtual">True instead of a port.</param>
    /// <param name="Model">Folder of boards/; for people, and checked.</param>
    /// <param name="Actions">A list of words is a program, a text an instruction to a person.</param>
    internal sealed record Board(
        string Name,
        string Kind,
        bool Virtual = false,
        string? Model = null,
        string? Port = null,
        int? BaudRate = null,
        string? Grace = null,
        IReadOnlyDictionary<string, string>? Settings = null,
        IReadOnlyDictionary<string, JsonElement>? Actions = null,
        IReadOnlyList<string>? Relays = null,
        IReadOnlyList<string>? Ask = null);
}
