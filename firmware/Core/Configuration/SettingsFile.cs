using System.Text;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>The settings in flash, changed so that a power cut leaves the old ones or the new ones.</summary>
    public sealed class SettingsFile
    {
        private readonly IFileStore _files;
        private readonly string _path;
        private readonly ReplacedFile _file;

        public SettingsFile(IFileStore files, string path)
        {
            _files = files;
            _path = path;
            _file = new ReplacedFile(files, path);
        }

        /// <summary>Ends a change that a power cut has interrupted; before the settings are read.</summary>
        /// <returns>False when flash refused.</returns>
        public bool TryRecover()
        {
            return _file.TryRecover();
        }

        /// <returns>The lines as they are; none when there is no file.</returns>
        public string[] ReadLines()
        {
            byte[] content;
            if (!_files.TryRead(_path, out content) || content.Length == 0)
            {
                return new string[0];
            }

            string[] lines = Encoding.UTF8.GetString(content, 0, content.Length).Split('\n');
            for (int i = 0; i < lines.Length; i++)
            {
                lines[i] = lines[i].Trim();
            }

            return lines;
        }

        /// <returns>The value that holds, or null when the key is not set.</returns>
        public string Find(string key)
        {
            string value = null;
            string[] lines = ReadLines();
            for (int i = 0; i < lines.Length; i++)
            {
                value = IsOf(lines[i], key) ? lines[i].Substring(lines[i].IndexOf('=') + 1).Trim() : value;
            }

            return value;
        }

        /// <summary>Sets one key, for the next start. Whole settings are never replaced by ones that the board
        /// could not start with; from broken ones it takes a change after the other.</summary>
        /// <param name="error">One sentence when the settings are as they were.</param>
        public bool TryChange(string key, string value, out string error)
        {
            error = BoardSettings.Check(key, value);
            if (error != null)
            {
                return false;
            }

            string[] lines = ReadLines();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > 0 && !IsOf(lines[i], key))
                {
                    text.Append(lines[i]).Append("\n");
                }
            }

            text.Append(key).Append("=").Append(value).Append("\n");
            byte[] content = Encoding.UTF8.GetBytes(text.ToString());
            BoardSettings settings;
            if (!BoardSettings.TryParse(content, out settings, out error) && IsWhole())
            {
                return false;
            }

            error = _file.TryReplace(content) ? null : "flash refuses the settings";
            return error == null;
        }

        private static bool IsOf(string line, string key)
        {
            int separator = line.IndexOf('=');
            return separator > 0 && line[0] != '#' && line.Substring(0, separator).Trim() == key;
        }

        private bool IsWhole()
        {
            byte[] content;
            BoardSettings settings;
            string error;
            _files.TryRead(_path, out content);
            return BoardSettings.TryParse(content, out settings, out error);
        }
    }
}
