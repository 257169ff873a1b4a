using System.Globalization;

namespace EdgeLedger.Cli.Experiments;

/// <summary>The cases as a picture: a panel for each size of region over the corrupt gateways, and one by
/// attack.</summary>
internal static class ProtectionPlot
{
    private const int PanelWidth = 440;
    private const int PanelHeight = 300;
    private const int Left = 70;
    private const int Top = 110;
    private const int Gap = 90;
    private const int LegendHeight = 130;
    private const string Red = "#c0392b";
    private const string Blue = "#1f618d";
    private const string Grey = "#d5d8dc";
    private const string Dark = "#566573";
    private const string Light = "#e6b0aa";

    public static string Draw(ProtectionOptions options, IReadOnlyList<ProtectionCase> cases)
    {
        var sizes = cases.Where(one => one.Keeper == "region").GroupBy(one => one.Gateways).ToList();
        int width = Left + ((sizes.Count + 1) * (PanelWidth + Gap));
        var drawing = new SvgDrawing(width, Top + PanelHeight + LegendHeight + 60);
        drawing.Text(Left, 34, "What false readings get in, and what true ones are kept out", "start", 20, isBold: true)
            .Text(Left, 58, Subtitle(options, cases), "start");
        int x = Left;
        foreach (var size in sizes)
        {
            DrawSize(drawing, x, [.. size]);
            x += PanelWidth + Gap;
        }

        DrawAttacks(drawing, x, [.. sizes[0].Where(one => one.Corrupt == 0)]);
        DrawLegend(drawing, cases);
        return drawing.Finish();
    }

    private static string Subtitle(ProtectionOptions options, IReadOnlyList<ProtectionCase> cases) => string.Create(
        CultureInfo.InvariantCulture,
        $"{options.Compromised} of {options.Meters} meters lie; quarter-hours of {options.Days} days, ")
        + (options.Replays.Count == 0 ? "synthetic loads" : "measured loads")
        + string.Create(
            CultureInfo.InvariantCulture,
            $", seed {options.Seed}; {cases[0].FalseReadings:N0} false and {cases[0].TrueReadings:N0} true readings");

    private static void DrawSize(SvgDrawing drawing, int x, IReadOnlyList<ProtectionCase> cases)
    {
        int gateways = cases[0].Gateways, faulty = (gateways - 1) / 3;
        Frame(drawing, x, $"{gateways} gateways (f = {faulty})", "corrupt gateways");
        for (int corrupt = 0; corrupt <= gateways; corrupt++)
        {
            drawing.Text(X(corrupt), Top + PanelHeight + 20, corrupt.ToString(CultureInfo.InvariantCulture));
        }

        drawing.Line(X(faulty), Top, X(faulty), Top + PanelHeight, Grey, 2)
            .Text(X(faulty) + 6, Top + 14, "f", "start");
        Series(feeders: false, one => one.FalseAcceptedShare, Red, "");
        Series(feeders: true, one => one.FalseAcceptedShare, Red, "7 5");
        Series(feeders: false, one => one.TrueKeptOutShare, Blue, "");
        Series(feeders: true, one => one.TrueKeptOutShare, Blue, "7 5");

        double X(int corrupt) => x + ((double)corrupt / gateways * PanelWidth);

        void Series(bool feeders, Func<ProtectionCase, double> share, string colour, string dashes)
        {
            var points = cases.Where(one => one.HasFeeders == feeders)
                .Select(one => (X: X(one.Corrupt), Y: Y(share(one)))).ToList();
            drawing.Curve(points, colour, dashes);
            foreach (var (px, py) in points) drawing.Dot(px, py, feeders ? 3 : 4.5, colour);
        }
    }

    private static void DrawAttacks(SvgDrawing drawing, int x, IReadOnlyList<ProtectionCase> honest)
    {
        Frame(drawing, x, "By attack, no gateway corrupt: false readings accepted", "attack");
        var attacks = honest[0].FalseAcceptedByAttack.Keys.ToList();
        double slot = (double)PanelWidth / Math.Max(1, attacks.Count);
        for (int i = 0; i < attacks.Count; i++)
        {
            double left = x + (i * slot) + (slot * 0.15);
            Bar(left, honest.First(one => !one.HasFeeders).FalseAcceptedByAttack[attacks[i]], Red);
            Bar(left + (slot * 0.35), honest.First(one => one.HasFeeders).FalseAcceptedByAttack[attacks[i]], Light);
            drawing.Text(
                x + ((i + 0.5) * slot), Top + PanelHeight + 20, attacks[i].ToString().ToLowerInvariant());
        }

        void Bar(double at, double share, string colour)
        {
            drawing.Box(at, Y(share), slot * 0.33, Math.Max(1, Top + PanelHeight - Y(share)), colour)
                .Text(
                    at + (slot * 0.165), Y(share) - 4,
                    string.Create(CultureInfo.InvariantCulture, $"{100 * share:0}"), size: 11);
        }
    }

    private static void Frame(SvgDrawing drawing, int x, string title, string axis)
    {
        drawing.Text(x, Top - 18, title, "start", 15, isBold: true);
        for (int percent = 0; percent <= 100; percent += 20)
        {
            double y = Y(percent / 100.0);
            drawing.Line(x, y, x + PanelWidth, y, percent == 0 ? Dark : Grey)
                .Text(x - 8, y + 4, string.Create(CultureInfo.InvariantCulture, $"{percent}"), "end");
        }

        drawing.Line(x, Top, x, Top + PanelHeight, Dark)
            .Text(x - 44, Top + (PanelHeight / 2), "share of readings, %", angle: -90)
            .Text(x + (PanelWidth / 2), Top + PanelHeight + 42, axis);
    }

    private static void DrawLegend(SvgDrawing drawing, IReadOnlyList<ProtectionCase> cases)
    {
        double y = Top + PanelHeight + 76;
        Entry(Left, y, Red, "", "false readings accepted");
        Entry(Left, y + 22, Red, "7 5", "the same, honest gateways know the feeders' meters (light bars)");
        Entry(Left + 530, y, Blue, "", "true readings kept out");
        Entry(Left + 530, y + 22, Blue, "7 5", "the same, feeders' meters known");
        foreach (var (index, one) in cases.Where(one => one.Keeper == "collector").Index())
        {
            string who = one.Corrupt == 0 ? "honest" : "corrupt";
            drawing.Text(
                Left, y + 52 + (22 * index), string.Create(
                    CultureInfo.InvariantCulture,
                    $"Single collector (SCADA), {who}: {100 * one.FalseAcceptedShare:0} % of false readings accepted, ")
                + string.Create(CultureInfo.InvariantCulture, $"{100 * one.TrueKeptOutShare:0} % of true ones kept out"),
                "start");
        }

        void Entry(double x, double at, string colour, string dashes, string text) => drawing
            .Curve([(x, at - 4), (x + 36, at - 4)], colour, dashes).Text(x + 44, at, text, "start");
    }

    private static double Y(double share) => Top + (PanelHeight * (1 - share));
}
