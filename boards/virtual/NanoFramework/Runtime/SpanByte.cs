namespace System;

/// <summary>A stretch of a byte array, as in nanoFramework.CoreLibrary 1.17.11.</summary>
public readonly ref struct SpanByte
{
    private readonly byte[] _array;
    private readonly int _start;

    public SpanByte(byte[] array)
        : this(array, 0, array.Length)
    {
    }

    public SpanByte(byte[] array, int start, int length)
    {
        _array = array;
        _start = start;
        Length = length;
    }

    public static SpanByte Empty => new([]);

    public int Length { get; }

    public bool IsEmpty => Length == 0;

    internal Span<byte> Bytes => _array.AsSpan(_start, Length);

    public byte this[int index]
    {
        get => Bytes[index];
        set => Bytes[index] = value;
    }

    public static implicit operator SpanByte(byte[] array) => new(array);

    public SpanByte Slice(int start) => Slice(start, Length - start);

    public SpanByte Slice(int start, int length) => new(_array, _start + start, length);

    public byte[] ToArray() => Bytes.ToArray();

    public void CopyTo(SpanByte destination) => Bytes.CopyTo(destination.Bytes);
}
