using System.Collections;
using System.Diagnostics.CodeAnalysis;
using EdgeLedger.Contracts;

namespace EdgeLedger.Ledger.Execution;

/// <summary>Takes the signatures of a statement that was verified before, and forgets them.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A sink, never read as a collection.")]
internal sealed class SignaturesNotNeeded : ICollection<SignatureCheck>
{
    public static SignaturesNotNeeded Instance { get; } = new();

    public int Count => 0;

    public bool IsReadOnly => false;

    public void Add(SignatureCheck item)
    {
    }

    public void Clear()
    {
    }

    public bool Contains(SignatureCheck item) => false;

    public void CopyTo(SignatureCheck[] array, int arrayIndex)
    {
    }

    public bool Remove(SignatureCheck item) => false;

    public IEnumerator<SignatureCheck> GetEnumerator() => Enumerable.Empty<SignatureCheck>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
