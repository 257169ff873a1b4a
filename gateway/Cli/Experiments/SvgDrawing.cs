using System.Globalization;
using System.Net;
using System.Text;

namespace EdgeLedger.Cli.Experiments;

/// <summary>The few shapes a plot needs, as SVG 1.1; coordinates in pixels from the top left.</summary>
internal sealed class SvgDrawing
{
    private readonly StringBuilder _text = new();

    public SvgDrawing(int width, int height)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" ")
            .Append(CultureInfo.InvariantCulture, $"height=\"{height}\" viewBox=\"0 0 {width} {height}\" ")
            .Append("font-family=\"Helvetica, Arial, sans-serif\" font-size=\"13\" fill=\"#222\">\n")
            .Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n");
    }

    public SvgDrawing Line(double x1, double y1, double x2, double y2, string colour, double width = 1)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" ")
            .Append(CultureInfo.InvariantCulture, $"y2=\"{y2:0.#}\" stroke=\"{colour}\" stroke-width=\"{width:0.#}\"/>\n");
        return this;
    }

    /// <param name="dashes">Lengths of strokes and gaps; empty for a whole line.</param>
    public SvgDrawing Curve(IEnumerable<(double X, double Y)> points, string colour, string dashes = "")
    {
        string path = string.Join(
            ' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#},{point.Y:0.#}")));
        _text.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{path}\" fill=\"none\" stroke=\"{colour}\" ")
            .Append(CultureInfo.InvariantCulture, $"stroke-width=\"2.5\" stroke-dasharray=\"{dashes}\"/>\n");
        return this;
    }

    public SvgDrawing Dot(double x, double y, double radius, string colour)
    {
        _text.Append(
            CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\" fill=\"{colour}\"/>\n");
        return this;
    }

    public SvgDrawing Box(double x, double y, double width, double height, string colour)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<rect x=\"{x:0.#}\" y=\"{y:0.#}\" width=\"{width:0.#}\" ")
            .Append(CultureInfo.InvariantCulture, $"height=\"{height:0.#}\" fill=\"{colour}\"/>\n");
        return this;
    }

    /// <param name="anchor">start, middle or end.</param>
    /// <param name="angle">Degrees clockwise about the point.</param>
    public SvgDrawing Text(
        double x, double y, string text, string anchor = "middle", int size = 13, bool isBold = false, int angle = 0)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" ")
            .Append(CultureInfo.InvariantCulture, $"font-size=\"{size}\"");
        if (isBold) _text.Append(" font-weight=\"bold\"");
        if (angle != 0) _text.Append(CultureInfo.InvariantCulture, $" transform=\"rotate({angle} {x:0.#} {y:0.#})\"");
        _text.Append('>').Append(WebUtility.HtmlEncode(text)).Append("</text>\n");
        return this;
    }

    public string Finish() => _text + "</svg>\n";
}
