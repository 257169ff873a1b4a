using System.Text;

namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>Writes the source text of <c>CurveKernel</c>: nobody should keep 1,000 unrolled lines by
/// hand.</summary>
/// <remarks>
/// To change the kernel, change <see cref="CurveKernelFormulas"/>, run the tests with EDGELEDGER_WRITE_KERNEL set
/// to 1, and review the difference.
/// </remarks>
internal sealed class CurveKernelWriter : CurveKernelFormulas
{
    private const int MaxLineLength = 112;
    private readonly StringBuilder _text = new();
    private string _indent = new(' ', 20);

    public static string Write()
    {
        var writer = new CurveKernelWriter();
        writer._text.Append(Header);
        writer.Doubling();
        writer._text.Append(Middle);
        writer.MixedAddition();
        writer._text.Append(MultiplicationHeader);
        writer._indent = new string(' ', 12);
        writer.Multiply("a", "a", "b");
        writer._text.Append(Footer);
        return writer._text.ToString();
    }

    protected override void LoadX(string target) => Each(target, i => $"point[{i}]");

    protected override void LoadSignedY(string target) => Each(target, i => $"point[{i + Limbs}] * sign");

    protected override void Sum(string target, params Term[] terms) =>
        Each(target, i => terms.Length == 1 ? $"{terms[0].Element}{i} << 1" : Text(terms, i)[3..]);

    protected override void TripleSum(string target, string left, string right)
    {
        Line($"t = ({left}0 + {right}0) * 3;");
        for (int i = 0; i < Limbs - 1; i++)
        {
            Line($"{target}{i} = t & mask;");
            Line($"t = (t >> 29) + ({left}{i + 1} + {right}{i + 1}) * 3;");
        }

        Line($"{target}{Limbs - 1} = t;");
    }

    // m[k] is the multiple of p that clears column k; it is the column itself, since p = -1 modulo 2^29.
    protected override void Columns(string target, Product[] products, bool doubled, params Term[] addends)
    {
        bool square = products.Length == 1 && products[0].Left == products[0].Right;
        if (square) PrepareSquare(products[0].Left);
        for (int column = 0; column < 2 * Limbs - 1; column++)
        {
            List<string> terms = [.. products.SelectMany(product => Terms(product, column, square))];
            terms.AddRange(QuotientTerms(column).Select(
                term => $"{(term.Negative ? '-' : '+')} (m{term.Digit} << {term.Shift})"));
            if (column < Limbs)
            {
                if (column > 0) terms.Insert(0, "(t >> 29)");
                Statement("t =", terms, ";");
                Line($"m{column} = t & mask;");
                continue;
            }

            UpperColumn(terms, column, doubled);
            int limb = column - Limbs;
            if (addends.Length > 0) Line($"t = t{Text(addends, limb)};");
            Line($"{target}{limb} = t & mask;");
        }

        Line($"{target}{Limbs - 1} = (t >> 29){Text(addends, Limbs - 1)};");
    }

    // The carry into column 9 still belongs to the number before doubling, later ones to the doubled number.
    private void UpperColumn(List<string> terms, int column, bool doubled)
    {
        if (doubled && column > Limbs)
        {
            Statement("t = (t >> 29) + ((", terms, ") << 1);");
            return;
        }

        terms.Insert(0, "(t >> 29)");
        Statement(doubled ? "t = (" : "t =", terms, doubled ? ") << 1;" : ";");
    }

    private void PrepareSquare(string value)
    {
        for (int i = 0; i < Limbs - 1; i++) Line($"d{i} = {value}{i} << 1;");
    }

    private static IEnumerable<string> Terms(Product product, int column, bool square) =>
        Pairs(column, square).Select(pair =>
        {
            string left = square && pair.Left != pair.Right ? "d" : product.Left;
            return $"{(product.Negative ? '-' : '+')} {left}{pair.Left} * {product.Right}{pair.Right}";
        });

    private static string Text(Term[] terms, int limb) => string.Concat(terms.Select(term =>
    {
        string sign = term.Coefficient < 0 ? " - " : " + ";
        string element = term.Element + limb;
        return sign + (Math.Abs(term.Coefficient) == 2 ? $"({element} << 1)" : element);
    }));

    private void Each(string target, Func<int, string> value)
    {
        for (int i = 0; i < Limbs; i++) Line($"{target}{i} = {value(i)};");
    }

    private void Statement(string start, List<string> terms, string end)
    {
        var line = new StringBuilder(start);
        for (int i = 0; i < terms.Count; i++)
        {
            string term = i == 0 && terms[i].StartsWith("+ ", StringComparison.Ordinal) ? terms[i][2..] : terms[i];
            bool last = i == terms.Count - 1;
            int length = line.Length + 1 + term.Length + (last ? end.Length : 0);
            if (_indent.Length + length > MaxLineLength)
            {
                Line(line.ToString());
                line.Clear().Append("   ");
            }

            line.Append(line[^1] == '(' ? "" : " ").Append(term);
        }

        Line(line + end);
    }

    private void Line(string text) => _text.Append(_indent).Append(text).Append('\n');

    private static string Names(string element) =>
        string.Join(", ", Enumerable.Range(0, Limbs).Select(i => $"{element}{i}"));

    private static string Loads(string element, string array) =>
        string.Concat(Enumerable.Range(0, Limbs / 3).Select(row => "            "
            + string.Join(' ', Enumerable.Range(3 * row, 3).Select(i => $"{element}{i} = {array}[{i}];")) + "\n"));

    private static string Stores(string element, string array) =>
        string.Concat(Enumerable.Range(0, Limbs / 3).Select(row => "            "
            + string.Join(' ', Enumerable.Range(3 * row, 3).Select(i => $"{array}[{i}] = {element}{i};")) + "\n"));

    private static string Header => $$"""
        namespace EdgeLedger.Firmware.Cryptography
        {
            /// <summary>Runs a list of point doublings and additions on P-256, unrolled into locals.</summary>
            /// <remarks>
            /// CurveKernelWriter in tests/Firmware.Tests writes this text, and a test holds the two equal: change
            /// the writer, not this file. Another test bounds every column. It is one method with a single call in
            /// it, since a call costs the interpreter more than twenty additions, and its locals would be set up
            /// anew each time.
            /// </remarks>
            internal static class CurveKernel
            {
                /// <summary>The step that doubles the running point; any other is an addition, see the
                /// remarks.</summary>
                public const int Double = 0;

                /// <summary>Carries out the steps on the Jacobian point (x : y : z), in place.</summary>
                /// <remarks>
                /// A step other than <see cref="Double"/> is plus or minus (1 + index of the affine point to add):
                /// the base point's table first, then <paramref name="keyPoints"/>, each x and y in nine limbs of
                /// the Montgomery form. The addition is incomplete: when the two points are equal or opposite, or
                /// the running point is the point at infinity, z becomes 0 and stays 0. Callers test z once at the
                /// end and take the slow, complete way in that case.
                /// </remarks>
                public static void Run(
                    long[] x, long[] y, long[] z, int[] steps, int firstStep, int stepCount, int[][] keyPoints)
                {
                    const int BasePoints = BasePointTable.Length;
                    long mask = 0x1FFFFFFF;
                    long t, sign;
                    long {{Names("x")}};
                    long {{Names("y")}};
                    long {{Names("z")}};
                    long {{Names("p")}};
                    long {{Names("a")}};
                    long {{Names("b")}};
                    long {{Names("c")}};
                    long {{Names("m")}};
                    long d0, d1, d2, d3, d4, d5, d6, d7;

        {{Loads("x", "x")}}{{Loads("y", "y")}}{{Loads("z", "z")}}
                    for (int step = firstStep; step < stepCount; step++)
                    {
                        int code = steps[step];
                        if (code == Double)
                        {

        """;

    private const string Middle = """
                        }
                        else
                        {
                            // No branch on the sign: it is a secret digit's.
                            int negative = code >> 31;
                            int index = ((code ^ negative) - negative) - 1;
                            sign = negative | 1;
                            int[] point = index < BasePoints
                                ? BasePointTable.Point(index) : keyPoints[index - BasePoints];

        """;

    private static string MultiplicationHeader => $$"""
                        }
                    }

        {{Stores("x", "x")}}{{Stores("y", "y")}}{{Stores("z", "z")}}        }

                /// <summary>One product of the coordinates' field, over 2^261; the result may be either
                /// operand.</summary>
                public static void Multiply(long[] result, long[] left, long[] right)
                {
                    long mask = 0x1FFFFFFF;
                    long t;
                    long {{Names("a")}};
                    long {{Names("b")}};
                    long {{Names("m")}};
        {{Loads("a", "left")}}{{Loads("b", "right")}}
        """;

    private static string Footer => $$"""
        {{Stores("a", "result")}}        }
            }
        }

        """;
}
