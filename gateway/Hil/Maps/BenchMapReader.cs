using System.Net;
using System.Text.Json;
using EdgeLedger.Boards.Catalogue;
using EdgeLedger.Boards.Serial;
using EdgeLedger.Hil.Benches;
using EdgeLedger.Hil.Scenarios;

namespace EdgeLedger.Hil.Maps;

/// <summary>Reads bench.json strictly: a misspelt word must not become a scenario that is never run.</summary>
public sealed class BenchMapReader
{
    private static readonly TimeSpan DefaultGrace = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    // What the serializer says after the name of a type that means nothing to a reader.
    private const string Missing = "was missing required properties including:";

    private readonly string _file;
    private readonly string _folder;

    private BenchMapReader(string file)
    {
        _file = file;
        _folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
    }

    /// <param name="file">For messages, and the folder where the map's programs run.</param>
    /// <exception cref="BenchMapException">The map cannot be used.</exception>
    public static BenchMap Read(string file, ReadOnlySpan<byte> json)
    {
        BenchMapFile? content;
        try
        {
            content = JsonSerializer.Deserialize<BenchMapFile>(json, Strict);
        }
        catch (JsonException fault)
        {
            throw new BenchMapException($"{file}:{(fault.LineNumber ?? 0) + 1}: {Reason(fault)}");
        }

        return new BenchMapReader(file).Read(content ?? throw new BenchMapException($"{file} is empty."));
    }

    private BenchMap Read(BenchMapFile content)
    {
        if (content.Boards.Count == 0) throw Wrong("'boards' is empty.");
        if (content.Boards.GroupBy(board => board.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Wrong($"there are two boards of the name '{twice.Key}'.");
        }

        if (content.BrokerAddress is { } address && !IPAddress.TryParse(address, out _))
        {
            throw Wrong($"brokerAddress '{address}' is no IP address.");
        }

        return new BenchMap([.. content.Boards.Select(Read)], content.BrokerAddress ?? BenchMap.Loopback);
    }

    private MappedBoard Read(BenchMapFile.Board board)
    {
        string name = board.Name;
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || name.Length == 0)
        {
            throw Wrong($"a board's name is letters, digits, '-', '_' and '.', not '{name}'.");
        }

        var kind = board.Kind switch
        {
            "meter" => BoardKind.Meter,
            "actuator" => BoardKind.Actuator,
            _ => throw Wrong($"{name}: kind is meter or actuator, not '{board.Kind}'."),
        };
        if (board.Virtual == board.Port is not null) throw Wrong($"{name}: either 'virtual' or 'port' is wanted.");
        TimeSpan? grace = null;
        if (board.Grace is { } text)
        {
            grace = TimeLimit.TryParse(text, out var span)
                ? span : throw Wrong($"{name}: grace '{text}' is not {TimeLimit.Wanted}.");
        }

        if (board.Virtual) return ReadVirtual(board, kind, grace);
        if (board.Model is { } model && !BoardCatalogue.TryFind(model, out _))
        {
            throw Wrong($"{name}: there is no model '{model}': {string.Join(", ", BoardCatalogue.All.Keys)}.");
        }

        return new MappedBoard(
            name, kind, Path.Combine(_folder, board.Port!), board.BaudRate ?? SerialLine.DefaultBaudRate,
            board.Settings ?? new Dictionary<string, string>(), Actions(board),
            Command(name, "relays", board.Relays), Command(name, "ask", board.Ask), grace ?? DefaultGrace);
    }

    private MappedBoard ReadVirtual(BenchMapFile.Board board, BoardKind kind, TimeSpan? grace) =>
        board is { Model: null, BaudRate: null, Settings: null, Actions: null, Relays: null, Ask: null }
            ? BenchMap.VirtualBoard(board.Name, kind, grace)
            : throw Wrong($"{board.Name}: a virtual board has a name, a kind and a grace, and nothing else.");

    private Dictionary<BenchAction, MappedAction> Actions(BenchMapFile.Board board)
    {
        var actions = new Dictionary<BenchAction, MappedAction>();
        foreach (var (words, value) in board.Actions ?? new Dictionary<string, JsonElement>())
        {
            if (!BenchAction.TryFind(words, out var action))
            {
                throw Wrong($"{board.Name}: there is no action '{words}': {string.Join(", ", BenchAction.All)}.");
            }

            actions[action] = value.ValueKind switch
            {
                JsonValueKind.String when value.GetString() is { Length: > 0 } text => new(null, text),
                JsonValueKind.Array => new(Command(board.Name, words, Words(board.Name, words, value)), null),
                _ => throw NotRunnable(board.Name, words),
            };
        }

        return actions;
    }

    private string[] Words(string board, string action, JsonElement list) =>
        list.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(word => word.GetString()!)]
            : throw NotRunnable(board, action);

    private BenchCommand? Command(string board, string what, IReadOnlyList<string>? words) =>
        words is null ? null
        : words.Count > 0 && words[0].Length > 0 ? new BenchCommand(words, _folder)
        : throw NotRunnable(board, what);

    private BenchMapException NotRunnable(string board, string what) => Wrong(
        $"{board}: '{what}' is a program and its arguments as a list of texts, or an instruction as one text.");

    private BenchMapException Wrong(string sentence) => new($"{_file}: {sentence}");

    // The serializer adds path, line and byte position in a sentence of its own.
    private static string Reason(JsonException fault)
    {
        int end = fault.Message.IndexOf(" Path:", StringComparison.Ordinal);
        string reason = end < 0 ? fault.Message : fault.Message[..end];
        int missing = reason.IndexOf(Missing, StringComparison.Ordinal);
        if (missing >= 0) reason = $"this is missing:{reason[(missing + Missing.Length)..]}";
        return fault.Path is { Length: > 2 } path ? $"{path[2..]}: {reason}" : reason;
    }
}
