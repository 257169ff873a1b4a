namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Takes a typed line apart.</summary>
    public static class CommandLine
    {
        private const char Quote = '"';

        /// <summary>Words between spaces. A word in double quotes may hold spaces itself.</summary>
        /// <returns>Without empty words; the first in lower case.</returns>
        public static string[] Split(string line)
        {
            string[] words = new string[Scan(line, null)];
            Scan(line, words);
            if (words.Length > 0)
            {
                words[0] = words[0].ToLower();
            }

            return words;
        }

        // Counts when there is nowhere to put the words.
        private static int Scan(string line, string[] words)
        {
            int count = 0;
            int at = 0;
            while (true)
            {
                while (at < line.Length && IsSpace(line[at]))
                {
                    at++;
                }

                if (at == line.Length)
                {
                    return count;
                }

                int end = EndOf(line, at);
                if (words != null)
                {
                    bool isQuoted = line[at] == Quote && end - at >= 2 && line[end - 1] == Quote;
                    words[count] = isQuoted ? line.Substring(at + 1, end - at - 2) : line.Substring(at, end - at);
                }

                count++;
                at = end;
            }
        }

        // A quote closes only at the end of a word: a password may hold one.
        private static int EndOf(string line, int start)
        {
            if (line[start] == Quote)
            {
                for (int i = start + 1; i < line.Length; i++)
                {
                    if (line[i] == Quote && (i + 1 == line.Length || IsSpace(line[i + 1])))
                    {
                        return i + 1;
                    }
                }
            }

            int end = start;
            while (end < line.Length && !IsSpace(line[end]))
            {
                end++;
            }

            return end;
        }

        private static bool IsSpace(char c)
        {
            return c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }
    }
}
