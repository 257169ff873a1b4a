using System.Globalization;

namespace EdgeLedger.EndToEnd.Tests.Region;

/// <summary>A made-up house: hourly energies in a CSV file.</summary>
internal static class House
{
    /// <summary>Writes the file and answers what `up --replay` takes.</summary>
    public static string Write(string folder, int seed, int hours)
    {
        var random = new Random(seed);
        string file = Path.Combine(folder, $"house-{seed}.csv");
        using var writer = new StreamWriter(file);
        writer.WriteLine("hour,load,note");
        for (int hour = 0; hour < hours; hour++)
        {
            // Nights of a fridge, days with an oven now and then.
            double load = 0.08 + (random.NextDouble() * 0.2) + (random.Next(6) == 0 ? random.NextDouble() * 3 : 0);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hour % 24},{load:0.####},x"));
        }

        return file + ":load";
    }
}
