namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>The formulas of <c>CurveKernel</c>, once: one subclass writes them as source, one bounds their
/// numbers.</summary>
/// <remarks>
/// Elements are named by a letter: x, y, z the running point, p, a, b, c free. Every assignment gives carried
/// limbs, but for <see cref="Sum"/>, which only adds limb by limb and so saves most of its work.
/// </remarks>
internal abstract class CurveKernelFormulas
{
    protected const int Limbs = 9;

    /// <summary>A multiple of an element: 1, -1, 2 or -2 times.</summary>
    internal readonly record struct Term(int Coefficient, string Element);

    internal readonly record struct Product(string Left, string Right, bool Negative = false);

    // Jacobian doubling for a = -3, arranged so that only plain sums and powers of two surround the products:
    // alpha = 3 (X - Z^2)(X + Z^2), B = 2 Y^2, C = 2 X B, X' = alpha^2 - 2 C, Y' = alpha (C - X') - 2 B^2,
    // Z' = 2 Y Z. Here a is alpha.
    protected void Doubling()
    {
        Multiply("a", "z", "z");
        Sum("p", new Term(1, "x"), new Term(-1, "a"));
        TripleSum("a", "x", "a");
        Multiply("a", "p", "a");
        Columns("z", [new Product("y", "z")], doubled: true);
        Columns("b", [new Product("y", "y")], doubled: true);
        Columns("c", [new Product("x", "b")], doubled: true);
        Multiply("x", "a", "a", new Term(-2, "c"));
        Sum("c", new Term(1, "c"), new Term(-1, "x"));
        Sum("p", new Term(2, "b"));
        Columns("y", [new Product("a", "c"), new Product("p", "b", Negative: true)], doubled: false);
    }

    // Jacobian + affine (x2, y2): H = x2 Z^2 - X in b, R = y2 Z^3 - Y in p, X' = R^2 - H^3 - 2 X H^2,
    // Y' = R (X H^2 - X') - Y H^3, Z' = Z H. The difference of two products in Y' shares one reduction.
    protected void MixedAddition()
    {
        LoadX("p");
        Multiply("a", "z", "z");
        Multiply("b", "p", "a", new Term(-1, "x"));
        Multiply("a", "z", "a");
        LoadSignedY("p");
        Multiply("p", "p", "a", new Term(-1, "y"));
        Multiply("z", "z", "b");
        Multiply("a", "b", "b");
        Multiply("c", "x", "a");
        Multiply("a", "b", "a");
        Multiply("x", "p", "p", new Term(-1, "a"), new Term(-2, "c"));
        Sum("c", new Term(1, "c"), new Term(-1, "x"));
        Columns("y", [new Product("p", "c"), new Product("y", "a", Negative: true)], doubled: false);
    }

    protected void Multiply(string target, string left, string right, params Term[] addends) =>
        Columns(target, [new Product(left, right)], doubled: false, addends);

    protected abstract void LoadX(string target);

    /// <summary>The point's y, times the sign of the digit.</summary>
    protected abstract void LoadSignedY(string target);

    protected abstract void Sum(string target, params Term[] terms);

    protected abstract void TripleSum(string target, string left, string right);

    /// <summary>(sum of products, twice that if doubled) / 2^261 + addends, column by column, carried.</summary>
    protected abstract void Columns(string target, Product[] products, bool doubled, params Term[] addends);

    /// <summary>The pairs of limbs whose products meet in a column; in a square each unequal pair comes
    /// once.</summary>
    protected static IEnumerable<(int Left, int Right)> Pairs(int column, bool square)
    {
        for (int i = Math.Max(0, column - Limbs + 1); i <= Math.Min(column, Limbs - 1); i++)
        {
            if (!square || 2 * i <= column) yield return (i, column - i);
        }
    }

    /// <summary>The quotient digits that reach a column, as shifts: m p, p = 2^256 - 2^224 + 2^192 + 2^96 -
    /// 1.</summary>
    protected static IEnumerable<(int Digit, int Shift, bool Negative)> QuotientTerms(int column)
    {
        foreach (var (distance, shift) in new[] { (3, 9), (6, 18), (7, 21), (8, 24) })
        {
            if (column - distance is >= 0 and < Limbs) yield return (column - distance, shift, distance == 7);
        }
    }
}
