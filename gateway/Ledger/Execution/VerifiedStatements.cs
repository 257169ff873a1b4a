using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Remembers the newest verified statements, a bounded number of them.</summary>
/// <remarks>Two generations: when the young one is full the old one is dropped, so nothing is ever
/// scanned.</remarks>
public sealed class VerifiedStatements(int capacity) : IVerifiedStatements
{
    private readonly Lock _lock = new();
    private Dictionary<ReadOnlyMemory<byte>, Statement> _young = new(MemoryComparer.Instance);
    private Dictionary<ReadOnlyMemory<byte>, Statement> _old = new(MemoryComparer.Instance);

    /// <inheritdoc/>
    public void Add(Statement statement)
    {
        lock (_lock)
        {
            if (_young.Count >= Math.Max(1, capacity / 2))
            {
                _old = _young;
                _young = new(_old.Count, MemoryComparer.Instance);
            }

            _young[statement.Bytes] = statement;
        }
    }

    /// <summary>
    /// Forgets a statement that is final: kept on until room is needed, all would grow old, and the garbage
    /// collector would carry each from generation to generation.
    /// </summary>
    public void Remove(ReadOnlyMemory<byte> bytes)
    {
        lock (_lock)
        {
            if (!_young.Remove(bytes)) _old.Remove(bytes);
        }
    }

    public Statement? Find(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            return Find(_young, bytes) ?? Find(_old, bytes);
        }
    }

    private static Statement? Find(
        Dictionary<ReadOnlyMemory<byte>, Statement> generation, ReadOnlySpan<byte> bytes) =>
        generation.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(bytes, out var statement)
            ? statement
            : null;

    private sealed class MemoryComparer
        : IEqualityComparer<ReadOnlyMemory<byte>>,
            IAlternateEqualityComparer<ReadOnlySpan<byte>, ReadOnlyMemory<byte>>
    {
        public static MemoryComparer Instance { get; } = new();

        public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode([DisallowNull] ReadOnlyMemory<byte> obj) => GetHashCode(obj.Span);

        public bool Equals(ReadOnlySpan<byte> alternate, ReadOnlyMemory<byte> other) =>
            alternate.SequenceEqual(other.Span);

        // The signature, at the end, is as good as random, and differs where anything differs; the hash is seeded.
        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate.Length > 32 ? alternate[^32..] : alternate);
            return hash.ToHashCode();
        }

        public ReadOnlyMemory<byte> Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
