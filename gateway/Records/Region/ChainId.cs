using System.Text;

namespace EdgeLedger.Records;

/// <summary>
/// Region name, hyphen, first 16 hex digits of the genesis hash: what a signature is bound to, so that it means
/// nothing in another region or in the same region started anew.
/// </summary>
public readonly record struct ChainId(string Value)
{
    /// <summary>Longest region name (24), hyphen, 16 hex digits.</summary>
    public const int MaxLength = 41;

    public static ChainId Of(string region, Hash256 genesisHash) =>
        new($"{region}-{genesisHash.ToString()[..16]}");

    public override string ToString() => Value;

    // A gateway reads one chain id all its life: the text read last is kept, so that each statement need not
    // have its own. Whoever races another for it merely makes one more.
    private static string _last = "";

    internal static bool TryRead(ref CanonicalReader reader, out ChainId chain)
    {
        chain = default;
        if (!reader.TryReadText(out var utf8) || utf8.Length is 0 or > MaxLength) return false;
        string last = _last;
        if (Ascii.Equals(utf8, last))
        {
            chain = new ChainId(last);
            return true;
        }

        foreach (byte letter in utf8)
        {
            if (!IsAllowed((char)letter)) return false;
        }

        chain = new ChainId(_last = Encoding.ASCII.GetString(utf8));
        return true;
    }

    internal static bool IsAllowed(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
}
