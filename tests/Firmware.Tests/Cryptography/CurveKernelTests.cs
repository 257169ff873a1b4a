using System.Numerics;
using System.Runtime.CompilerServices;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

public sealed class CurveKernelTests
{
    // Bounds of the running point that both formulas keep, in multiples of p.
    private static readonly CurveKernelBounds.Interval X = Multiples(-6.5, 6.5);
    private static readonly CurveKernelBounds.Interval YorZ = Multiples(-4, 4);

    [Fact]
    public void Source_of_the_kernel_is_what_its_writer_writes()
    {
        string path = Path.Combine(Folder(), "../../../firmware/Cryptography/CurveKernel.cs");
        string expected = CurveKernelWriter.Write();
        if (Environment.GetEnvironmentVariable("EDGELEDGER_WRITE_KERNEL") == "1")
        {
            File.WriteAllText(path, expected);
        }

        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    // Induction: whatever point within the bounds enters, no column overflows, and the result is within the
    // bounds.
    [Fact]
    public void Doubling_keeps_every_column_in_64_bits_and_the_point_in_its_bounds()
    {
        CurveKernelBounds bounds = Start();
        bounds.RunDoubling();
        AssertKept(bounds);
    }

    [Fact]
    public void Addition_keeps_every_column_in_64_bits_and_the_point_in_its_bounds()
    {
        CurveKernelBounds bounds = Start();
        bounds.RunMixedAddition();
        AssertKept(bounds);
    }

    private static CurveKernelBounds Start()
    {
        var bounds = new CurveKernelBounds();
        bounds["x"] = CurveKernelBounds.Carried(X);
        bounds["z"] = CurveKernelBounds.Carried(YorZ);

        // A first point that is subtracted has every limb of y negative.
        CurveKernelBounds.Element y = CurveKernelBounds.Carried(YorZ);
        bounds["y"] = y with { Limbs = [.. y.Limbs.Select(limb => limb * new CurveKernelBounds.Interval(-1, 1))] };
        return bounds;
    }

    private static void AssertKept(CurveKernelBounds bounds)
    {
        Assert.True(bounds["x"].Value.IsWithin(X), $"x {bounds["x"].Value}");
        Assert.True(bounds["y"].Value.IsWithin(YorZ), $"y {bounds["y"].Value}");
        Assert.True(bounds["z"].Value.IsWithin(YorZ), $"z {bounds["z"].Value}");
        Assert.InRange(bounds.GreatestLog2, 61, 63);
    }

    private static CurveKernelBounds.Interval Multiples(double low, double high) =>
        new(Hex.P * (int)(low * 2) / 2, Hex.P * (int)(high * 2) / 2);

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
