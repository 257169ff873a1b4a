using System.Globalization;

namespace EdgeLedger.VirtualBoard.NanoFramework.Loads;

/// <summary>One column of a CSV file (RFC 4180) with a header row: kWh per row, kept as running sums.</summary>
/// <remarks>
/// Sums are taken in decimal and rounded once per row, so that the sum over any number of rows is right to half a
/// milliwatt second, whatever the rows.
/// </remarks>
public sealed class EnergyColumn
{
    private const decimal MilliwattSecondsPerKilowattHour = 3_600_000_000m;

    /// <summary>Mean power of a row at most, 500 kW: 2.5 times that still fits the front end's 32 bits of
    /// mW.</summary>
    private const long LargestMeanMilliwatts = 500_000_000;

    private readonly List<long> _sums = [0];

    private EnergyColumn()
    {
    }

    public int Rows => _sums.Count - 1;

    /// <exception cref="ReplayFormatException">Missing, malformed or without rows.</exception>
    public static EnergyColumn Read(string path, string column, int rowSeconds)
    {
        if (!File.Exists(path)) throw new ReplayFormatException($"{path}: there is no such file to replay");
        try
        {
            using var reader = new StreamReader(path);
            return Read(reader, path, column, rowSeconds);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ReplayFormatException($"{path}: {failure.Message}");
        }
    }

    /// <param name="name">What messages call the file.</param>
    /// <param name="rowSeconds">Length of one row, for the largest energy it may hold.</param>
    public static EnergyColumn Read(TextReader reader, string name, string column, int rowSeconds)
    {
        string header = reader.ReadLine()
            ?? throw new ReplayFormatException($"{name}: empty, not even a header row");
        char separator = CsvLine.SeparatorOf(header);
        int index = IndexOf(header, separator, name, column);
        var result = new EnergyColumn();
        decimal sum = 0;
        int blankLine = 0;
        int line = 1;
        while (reader.ReadLine() is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
            {
                blankLine = line;
                continue;
            }

            if (blankLine != 0)
            {
                throw new ReplayFormatException($"{name}, line {blankLine}: blank line between rows");
            }

            sum += Energy(text, separator, index, rowSeconds, $"{name}, line {line}, column '{column}'");
            result._sums.Add((long)decimal.Round(sum * MilliwattSecondsPerKilowattHour));
        }

        return result.Rows > 0 ? result : throw new ReplayFormatException($"{name}: a header, but no rows");
    }

    /// <summary>Energy of the first <paramref name="rows"/> rows in mW s.</summary>
    public long EnergyBefore(int rows) => _sums[rows];

    private static int IndexOf(string header, char separator, string name, string column)
    {
        var names = new List<string>();
        var fields = new CsvLine(header, separator);
        while (fields.TryNext(out var field)) names.Add(field.Trim().ToString());

        int index = names.IndexOf(column);
        if (index < 0)
        {
            throw new ReplayFormatException(
                $"{name}: no column '{column}'; its columns are {string.Join(", ", names)}");
        }

        return names.LastIndexOf(column) == index
            ? index
            : throw new ReplayFormatException($"{name}: two columns are named '{column}'");
    }

    private static decimal Energy(string text, char separator, int index, int rowSeconds, string place)
    {
        var fields = new CsvLine(text, separator);
        ReadOnlySpan<char> field = default;
        for (int i = 0; i <= index; i++)
        {
            if (!fields.TryNext(out field)) throw new ReplayFormatException($"{place}: the row ends before it");
        }

        field = field.Trim();
        if (!decimal.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal energy))
        {
            throw new ReplayFormatException($"{place}: '{field}' is not an energy in kWh");
        }

        if (energy < 0) throw new ReplayFormatException($"{place}: {field} kWh is negative, not a load");

        decimal largest = LargestMeanMilliwatts * (decimal)rowSeconds / MilliwattSecondsPerKilowattHour;
        return energy <= largest
            ? energy
            : throw new ReplayFormatException($"{place}: {field} kWh in {rowSeconds} s is more than 500 kW");
    }
}
