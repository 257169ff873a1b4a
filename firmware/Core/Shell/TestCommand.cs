namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Tries out one part of the board; each part is a command of its own behind this word.</summary>
    public sealed class TestCommand : ICommand
    {
        private readonly CommandTable _parts = new CommandTable();

        public string Name
        {
            get { return "test"; }
        }

        public string Usage
        {
            get
            {
                string names = "";
                for (int i = 0; i < _parts.Count; i++)
                {
                    names += (i == 0 ? "" : "|") + _parts.At(i).Name;
                }

                return "test " + names + ": tries out a part of this board";
            }
        }

        public bool IsReadOnly
        {
            get { return false; }
        }

        /// <summary>At start-up. The part finds its own name in the second word.</summary>
        public void Add(ICommand part)
        {
            _parts.Add(part);
        }

        public void Run(string[] words, IReply reply)
        {
            ICommand part = words.Length > 1 ? _parts.Find(words[1]) : null;
            if (part != null)
            {
                part.Run(words, reply);
                return;
            }

            for (int i = 0; i < _parts.Count; i++)
            {
                reply.WriteLine(_parts.At(i).Usage);
            }
        }
    }
}
