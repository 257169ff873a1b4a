namespace EdgeLedger.Fuzz.Mutation;

/// <summary>One item of CBOR (RFC 8949 section 3) to take apart and put together wrongly.</summary>
/// <remarks>
/// Byte strings whose content is CBOR again, as in COSE, are taken apart too, so that a change deep inside still
/// fits the lengths around it and reaches the innermost decoder.
/// </remarks>
internal sealed class CborNode
{
    private const int MaxDepth = 24;
    private const int MaxChildren = 4_096;

    private const int MajorBytes = 2;
    private const int MajorText = 3;
    private const int MajorArray = 4;
    private const int MajorMap = 5;
    private const int MajorTag = 6;

    public int Major { get; set; }

    /// <summary>Value of an integer, tag or simple value; counts and lengths follow from the content.</summary>
    public ulong Argument { get; set; }

    /// <summary>Added to the count or length that is written: a lie.</summary>
    public int CountError { get; set; }

    /// <summary>Bytes of the head's argument beyond those needed: not deterministic (section 4.2.1).</summary>
    public bool IsHeadLong { get; set; }

    /// <summary>Of a string that holds no CBOR.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>Of an array or map (keys and values in turn), the one of a tag, or those within a byte
    /// string.</summary>
    public List<CborNode> Children { get; init; } = [];

    public bool IsString => Major is MajorBytes or MajorText;

    /// <returns>Null if the bytes are not exactly one item.</returns>
    public static CborNode? Parse(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        var node = Read(bytes, ref position, 0);
        return position == bytes.Length ? node : null;
    }

    /// <summary>This item and all within it.</summary>
    public List<CborNode> All()
    {
        var found = new List<CborNode>();
        AddTo(found);
        return found;
    }

    public CborNode Clone() => new()
    {
        Major = Major,
        Argument = Argument,
        CountError = CountError,
        IsHeadLong = IsHeadLong,
        Content = [.. Content],
        Children = [.. Children.Select(child => child.Clone())],
    };

    public byte[] Encode()
    {
        var output = new List<byte>();
        Write(output);
        return [.. output];
    }

    private static CborNode? Read(ReadOnlySpan<byte> bytes, ref int position, int depth)
    {
        if (position >= bytes.Length || depth > MaxDepth) return null;
        int first = bytes[position++];
        var node = new CborNode { Major = first >> 5 };
        if (!TryReadArgument(bytes, ref position, first & 31, out ulong argument)) return null;
        node.Argument = argument;
        switch (node.Major)
        {
            case MajorBytes or MajorText:
                if (argument > (ulong)(bytes.Length - position)) return null;
                var content = bytes.Slice(position, (int)argument);
                position += content.Length;
                node.TakeContent(content, depth);
                return node;
            case MajorArray or MajorMap or MajorTag:
                ulong count = node.Major == MajorTag ? 1 : node.Major == MajorMap ? argument * 2 : argument;
                return count <= MaxChildren && node.TryReadChildren(bytes, ref position, (int)count, depth)
                    ? node
                    : null;
            default:
                return node;
        }
    }

    private static bool TryReadArgument(
        ReadOnlySpan<byte> bytes, ref int position, int additional, out ulong argument)
    {
        argument = (ulong)additional;
        if (additional < 24) return true;
        int size = additional - 24 is >= 0 and <= 3 ? 1 << (additional - 24) : 0;
        if (size == 0 || bytes.Length - position < size) return false;
        argument = 0;
        for (int i = 0; i < size; i++) argument = (argument << 8) | bytes[position++];
        return true;
    }

    private void TakeContent(ReadOnlySpan<byte> content, int depth)
    {
        int inner = 0;
        var within = Major == MajorBytes && content.Length > 1 ? Read(content, ref inner, depth + 1) : null;
        if (within is not null && inner == content.Length) Children.Add(within);
        else Content = content.ToArray();
    }

    private bool TryReadChildren(ReadOnlySpan<byte> bytes, ref int position, int count, int depth)
    {
        for (int i = 0; i < count; i++)
        {
            var child = Read(bytes, ref position, depth + 1);
            if (child is null) return false;
            Children.Add(child);
        }

        return true;
    }

    private void AddTo(List<CborNode> found)
    {
        found.Add(this);
        foreach (var child in Children) child.AddTo(found);
    }

    private void Write(List<byte> output)
    {
        if (IsString)
        {
            var content = new List<byte>(Content);
            foreach (var child in Children) child.Write(content);
            WriteHead(output, (ulong)Math.Max(0, content.Count + CountError));
            output.AddRange(content);
            return;
        }

        ulong argument = Major switch
        {
            MajorArray => (ulong)Math.Max(0, Children.Count + CountError),
            MajorMap => (ulong)Math.Max(0, (Children.Count / 2) + CountError),
            _ => Argument,
        };
        WriteHead(output, argument);
        foreach (var child in Children) child.Write(output);
    }

    private void WriteHead(List<byte> output, ulong argument)
    {
        int size = argument < 24 ? 0 : argument <= byte.MaxValue ? 1 : argument <= ushort.MaxValue ? 2
            : argument <= uint.MaxValue ? 4 : 8;
        if (IsHeadLong && size < 8) size = size == 0 ? 1 : size * 2;
        int additional = size switch { 0 => (int)argument, 1 => 24, 2 => 25, 4 => 26, _ => 27 };
        output.Add((byte)((Major << 5) | additional));
        for (int i = size - 1; i >= 0; i--) output.Add((byte)(argument >> (8 * i)));
    }
}
