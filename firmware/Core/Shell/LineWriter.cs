using System.Text;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Adds figures to a line: <c>name=value</c>, each with a space before it.</summary>
    public delegate void LineWriter(StringBuilder text);
}
