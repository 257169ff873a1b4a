using System.Text;

namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>A link that can say what it tries and why that fails; one in memory has nothing to say.</summary>
    public interface ILinkReport
    {
        /// <summary>Why the last attempt to connect failed, in words; null when it did not. No
        /// secrets.</summary>
        string LastError { get; }

        /// <summary>Each figure with a space before it; one of several words comes last. No secrets.</summary>
        void WriteTo(StringBuilder text);
    }
}
