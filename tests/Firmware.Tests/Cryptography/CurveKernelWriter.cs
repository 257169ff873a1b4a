using System.Text;

namespace EdgeLedger.Firmware.Tests.Cryptography;

/// <summary>Writes the source text of <c>CurveKernel</c>: nobody should keep 1,300 unrolled lines by hand.</summary>
/// <remarks>
/// To change the kernel, change the formulas here, run the tests with <c>EDGELEDGER_WRITE_KERNEL=1</c> in the
/// environment, and review the difference. The bounds that keep every column inside a signed 64-bit number are
/// explained in firmware/Core/Cryptography/README.md; the tests check them with interval arithmetic over the same
/// formulas.
/// </remarks>
internal sealed class CurveKernelWriter
{
    private const int Limbs = 9;
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

    // Jacobian doubling for a = -3, arranged so that only plain sums and powers of two surround the products:
    // alpha = 3 (X - Z^2)(X + Z^2), B = 2 Y^2, C = 2 X B, X' = alpha^2 - 2 C, Y' = alpha (C - X') - 2 B^2, Z' = 2 Y Z.
    private void Doubling()
    {
        Square("a", "z");
        Each("p", i => $"x{i} - a{i}");
        Carried("a", i => $"(x{i} + a{i}) * 3");
        Multiply("a", "p", "a");
        Multiply("z", "y", "z", doubled: true);
        Square("b", "y", doubled: true);
        Multiply("c", "x", "b", doubled: true);
        Square("x", "a", addend: i => $" - (c{i} << 1)");
        Each("c", i => $"c{i} - x{i}");
        Each("p", i => $"b{i} << 1");
        Products("y", [("a", "c", '+'), ("p", "b", '-')], doubled: false, addend: null);
    }

    // Jacobian + affine: H = x2 Z^2 - X, R = y2 Z^3 - Y, X' = R^2 - H^3 - 2 X H^2,
    // Y' = R (X H^2 - X') - Y H^3, Z' = Z H. The difference of two products in Y' shares one reduction.
    private void MixedAddition()
    {
        Each("p", i => $"point[{i}]");
        Square("a", "z");
        Multiply("b", "p", "a", addend: i => $" - x{i}");
        Multiply("a", "z", "a");
        Each("p", i => $"point[{i + Limbs}] * sign");
        Multiply("p", "p", "a", addend: i => $" - y{i}");
        Multiply("z", "z", "b");
        Square("a", "b");
        Multiply("c", "x", "a");
        Multiply("a", "b", "a");
        Square("x", "p", addend: i => $" - a{i} - (c{i} << 1)");
        Each("c", i => $"c{i} - x{i}");
        Products("y", [("p", "c", '+'), ("y", "a", '-')], doubled: false, addend: null);
    }

    private void Each(string target, Func<int, string> value)
    {
        for (int i = 0; i < Limbs; i++) Line($"{target}{i} = {value(i)};");
    }

    private void Carried(string target, Func<int, string> value)
    {
        Line($"t = {value(0)};");
        for (int i = 0; i < Limbs - 1; i++)
        {
            Line($"{target}{i} = t & mask;");
            Line($"t = (t >> 29) + {value(i + 1)};");
        }

        Line($"{target}{Limbs - 1} = t;");
    }

    private void Multiply(
        string target, string left, string right, bool doubled = false, Func<int, string>? addend = null) =>
        Products(target, [(left, right, '+')], doubled, addend);

    private void Square(string target, string value, bool doubled = false, Func<int, string>? addend = null)
    {
        for (int i = 0; i < Limbs - 1; i++) Line($"d{i} = {value}{i} << 1;");
        Columns(target, column => SquareTerms(value, column), doubled, addend);
    }

    private void Products(
        string target, (string Left, string Right, char Sign)[] products, bool doubled, Func<int, string>? addend) =>
        Columns(target, column => ProductTerms(products, column), doubled, addend);

    private static List<string> ProductTerms((string Left, string Right, char Sign)[] products, int column)
    {
        var terms = new List<string>();
        foreach (var (left, right, sign) in products)
        {
            for (int i = Math.Max(0, column - Limbs + 1); i <= Math.Min(column, Limbs - 1); i++)
            {
                terms.Add($"{sign} {left}{i} * {right}{column - i}");
            }
        }

        return terms;
    }

    private static List<string> SquareTerms(string value, int column)
    {
        var terms = new List<string>();
        for (int i = Math.Max(0, column - Limbs + 1); 2 * i < column; i++)
        {
            terms.Add($"+ d{i} * {value}{column - i}");
        }

        if (column % 2 == 0) terms.Add($"+ {value}{column / 2} * {value}{column / 2}");
        return terms;
    }

    // Column by column: the product's digits with the quotient digits times p added in, m[k] being the digit that
    // clears column k. p = 2^256 - 2^224 + 2^192 + 2^96 - 1, so m[k] p only shifts m[k] into columns k+3 .. k+8.
    private void Columns(
        string target, Func<int, List<string>> termsOf, bool doubled, Func<int, string>? addend)
    {
        for (int column = 0; column < 2 * Limbs - 1; column++)
        {
            List<string> terms = termsOf(column);
            AddQuotient(terms, column);
            if (column < Limbs)
            {
                if (column > 0) terms.Insert(0, "(t >> 29)");
                Statement("t =", terms, ";");
                Line($"m{column} = t & mask;");
                continue;
            }

            string carry = "(t >> 29)";
            if (doubled && column > Limbs)
            {
                Statement($"t = {carry} + ((", terms, ") << 1);");
            }
            else
            {
                terms.Insert(0, carry);
                Statement(doubled ? "t = (" : "t =", terms, doubled ? ") << 1;" : ";");
            }

            int limb = column - Limbs;
            if (addend is not null) Line($"t = t{addend(limb)};");
            Line($"{target}{limb} = t & mask;");
        }

        Line($"{target}{Limbs - 1} = (t >> 29){addend?.Invoke(Limbs - 1)};");
    }

    private static void AddQuotient(List<string> terms, int column)
    {
        foreach (var (distance, shift, sign) in new[] { (3, 9, '+'), (6, 18, '+'), (7, 21, '-'), (8, 24, '+') })
        {
            int digit = column - distance;
            if (digit is >= 0 and < Limbs) terms.Add($"{sign} (m{digit} << {shift})");
        }
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
        namespace EdgeLedger.Firmware.Core.Cryptography
        {
            /// <summary>Runs a list of point doublings and additions on P-256, all arithmetic unrolled into locals.</summary>
            /// <remarks>
            /// This text is written by CurveKernelWriter in tests/Firmware.Tests, and a test holds the two equal: change the
            /// writer, not this file. It is one method without a call in it, since a call costs the interpreter more than
            /// twenty additions, and the method's eighty locals would be set up anew each time.
            /// </remarks>
            internal static class CurveKernel
            {
                /// <summary>The step that doubles the running point; any other is an addition, see the remarks.</summary>
                public const int Double = 0;

                /// <summary>Carries out the steps on the Jacobian point (x : y : z), in place.</summary>
                /// <remarks>
                /// A step other than <see cref="Double"/> is plus or minus (1 + index of the affine point to add): the
                /// base point's table first, then <paramref name="keyPoints"/>, each x and y in nine limbs of the
                /// Montgomery form. The addition is incomplete: when the two points are equal or opposite, or the
                /// running point is the point at infinity, z becomes 0 and stays 0. Callers test z once at the end and
                /// take the slow, complete way in that case.
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
                            int[] point = index < BasePoints ? BasePointTable.Point(index) : keyPoints[index - BasePoints];

        """;

    private static string MultiplicationHeader => $$"""
                        }
                    }

        {{Stores("x", "x")}}{{Stores("y", "y")}}{{Stores("z", "z")}}        }

                /// <summary>One product of the coordinates' field, over 2^261; the result may be either operand.</summary>
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
