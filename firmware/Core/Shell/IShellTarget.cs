using System.Text;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>The application behind the shell.</summary>
    public interface IShellTarget
    {
        /// <summary>Commands of this application only, for the help line; each with a space before it.</summary>
        string HelpText { get; }

        void WriteStatus(StringBuilder text);

        void WriteSettings(StringBuilder text);

        void WriteOutbox(StringBuilder text);

        void WriteRegister(StringBuilder text);

        /// <summary>Notes in flash what a restart would lose.</summary>
        void PrepareReboot();

        /// <returns>False when the application does not know the command either.</returns>
        bool TryCommand(string[] words, out string reply);
    }
}
