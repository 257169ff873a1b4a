using System.Numerics;

namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>Runs the kernel's formulas on intervals: throws if any partial sum could leave a signed 64-bit
/// number.</summary>
internal sealed class CurveKernelBounds : CurveKernelFormulas
{
    private const int Bits = 29;
    private static readonly BigInteger Mask = (1 << Bits) - 1;
    private static readonly BigInteger R = BigInteger.Pow(2, Bits * Limbs);
    private readonly Dictionary<string, Element> _elements = [];

    internal readonly record struct Interval(BigInteger Low, BigInteger High)
    {
        public static Interval operator +(Interval a, Interval b) => new(a.Low + b.Low, a.High + b.High);

        public static Interval operator *(Interval a, Interval b)
        {
            BigInteger[] ends = [a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High];
            return new(ends.Min(), ends.Max());
        }

        public static implicit operator Interval(BigInteger value) => new(value, value);

        public Interval Shifted() => new(Low >> Bits, High >> Bits);

        public Interval Squared() => new(
            Low.Sign * High.Sign <= 0 ? 0 : BigInteger.Min(Low * Low, High * High),
            BigInteger.Max(Low * Low, High * High));

        public bool IsWithin(Interval other) => Low >= other.Low && High <= other.High;
    }

    /// <summary>What is known of an element: each limb, and the number they make.</summary>
    internal sealed record Element(Interval[] Limbs, Interval Value);

    /// <summary>Greatest magnitude met, as a power of two.</summary>
    public double GreatestLog2 { get; private set; }

    public Element this[string name]
    {
        get => _elements[name];
        set => _elements[name] = value;
    }

    public void RunDoubling() => Doubling();

    public void RunMixedAddition() => MixedAddition();

    /// <summary>Any carried number with the given value; limb 8 follows from the value.</summary>
    public static Element Carried(Interval value)
    {
        var limbs = Enumerable.Repeat(new Interval(0, Mask), CurveKernelFormulas.Limbs).ToArray();
        limbs[^1] = new Interval(value.Low >> (Bits * 8), value.High >> (Bits * 8));
        return new Element(limbs, value);
    }

    protected override void LoadX(string target) => this[target] = Carried(new Interval(0, Hex.P - 1));

    protected override void LoadSignedY(string target)
    {
        Element y = Carried(new Interval(0, Hex.P - 1));
        var sign = new Interval(-1, 1);
        this[target] = new Element([.. y.Limbs.Select(limb => limb * sign)], y.Value * sign);
    }

    protected override void Sum(string target, params Term[] terms) => this[target] = new Element(
        [.. Enumerable.Range(0, Limbs).Select(i => Sum(terms, element => element.Limbs[i]))],
        Sum(terms, element => element.Value));

    protected override void TripleSum(string target, string left, string right) =>
        this[target] = Carried((this[left].Value + this[right].Value) * (BigInteger)3);

    protected override void Columns(string target, Product[] products, bool doubled, params Term[] addends)
    {
        Interval carry = BigInteger.Zero;
        Interval scale = (BigInteger)(doubled ? 2 : 1);
        for (int column = 0; column < 2 * Limbs - 1; column++)
        {
            Interval sum = column is > 0 and <= Limbs ? carry : BigInteger.Zero;
            foreach (Product product in products)
            {
                bool square = products.Length == 1 && product.Left == product.Right;
                foreach (var (i, j) in Pairs(column, square))
                {
                    Interval term = square && i == j ? this[product.Left].Limbs[i].Squared()
                        : this[product.Left].Limbs[i] * this[product.Right].Limbs[j];
                    if (square && i != j) term *= (BigInteger)2;
                    sum = Checked(sum + (product.Negative ? term * BigInteger.MinusOne : term));
                }
            }

            foreach (var (_, shift, negative) in QuotientTerms(column))
            {
                BigInteger most = Mask << shift;
                sum = Checked(sum + (negative ? new Interval(-most, 0) : new Interval(0, most)));
            }

            if (column >= Limbs)
            {
                sum = Checked(sum * scale);
                if (column > Limbs) sum = Checked(sum + carry);
                sum = Checked(sum + Sum(addends, element => element.Limbs[column - Limbs]));
            }

            carry = sum.Shifted();
        }

        Interval value = BigInteger.Zero;
        foreach (Product product in products)
        {
            Interval term = product.Left == product.Right
                ? this[product.Left].Value.Squared() : this[product.Left].Value * this[product.Right].Value;
            value += product.Negative ? term * BigInteger.MinusOne : term;
        }

        value = new Interval(FloorDivide(value.Low, R), FloorDivide(value.High, R) + Hex.P) * scale;
        this[target] = Carried(value + Sum(addends, element => element.Value));
    }

    private Interval Sum(Term[] terms, Func<Element, Interval> part) => terms.Aggregate(
        (Interval)BigInteger.Zero, (sum, term) => sum + part(this[term.Element]) * (BigInteger)term.Coefficient);

    private Interval Checked(Interval interval)
    {
        if (!interval.IsWithin(new Interval(long.MinValue, long.MaxValue)))
        {
            throw new OverflowException($"A column reaches {interval.Low} .. {interval.High}");
        }

        double log = BigInteger.Log(BigInteger.Max(BigInteger.Max(-interval.Low, interval.High), 1), 2);
        GreatestLog2 = Math.Max(GreatestLog2, log);
        return interval;
    }

    private static BigInteger FloorDivide(BigInteger value, BigInteger divisor) =>
        BigInteger.DivRem(value, divisor, out BigInteger rest) - (rest.Sign < 0 ? 1 : 0);
}
