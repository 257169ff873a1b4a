using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeLedger.Boards.Pins;

namespace EdgeLedger.Boards.Catalogue;

/// <summary>Reads board.json strictly: an unknown, repeated or missing member is an error with its line.</summary>
internal static class BoardReader
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <param name="file">Name for messages.</param>
    public static BoardDescription Read(ReadOnlySpan<byte> json, string file)
    {
        BoardDescription? board;
        try
        {
            board = JsonSerializer.Deserialize<BoardDescription>(json, Strict);
        }
        catch (JsonException fault)
        {
            throw new BoardFormatException($"{file} line {(fault.LineNumber ?? 0) + 1}: {Reason(fault)}");
        }

        if (board is null) throw new BoardFormatException($"{file} is empty.");
        if (Objection(board) is { } objection) throw new BoardFormatException($"{file}: {objection}.");
        return board;
    }

    private static string? Objection(BoardDescription board) =>
        !Pins.Chip.TryFind(board.Chip, out _) ? $"chip '{board.Chip}' is none of {string.Join(", ", Pins.Chip.All.Select(c => c.Id))}"
        : !board.Network.IsComplete ? "network lacks a member of its kind or has one of the other"
        : (board.PsramBus == PsramBus.None) != (board.PsramMegabytes == 0) ? "psramBus and psramMegabytes disagree"
        : board.FlashMegabytes is not (4 or 8 or 16) ? "flashMegabytes is 4, 8 or 16"
        : board.Relays.Count == 0 ? "relays is empty"
        : null;

    // The serializer adds path, line and byte position in a sentence of its own.
    private static string Reason(JsonException fault)
    {
        int end = fault.Message.IndexOf(" Path:", StringComparison.Ordinal);
        string reason = end < 0 ? fault.Message : fault.Message[..end];
        return fault.Path is { Length: > 2 } path ? $"{path[2..]}: {reason}" : reason;
    }
}
