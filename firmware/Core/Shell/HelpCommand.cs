namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Tells what the shell understands.</summary>
    public sealed class HelpCommand : ICommand
    {
        private readonly CommandTable _commands;

        public HelpCommand(CommandTable commands)
        {
            _commands = commands;
        }

        public string Name
        {
            get { return "help"; }
        }

        public string Usage
        {
            get { return "help [COMMAND]: what there is, or how one is used"; }
        }

        public bool IsReadOnly
        {
            get { return true; }
        }

        public void Run(string[] words, IReply reply)
        {
            if (words.Length == 1)
            {
                for (int i = 0; i < _commands.Count; i++)
                {
                    reply.WriteLine("help " + _commands.At(i).Usage);
                }

                return;
            }

            ICommand command = _commands.Find(words[1]);
            reply.WriteLine(command == null ? CommandShell.Unknown(words[1]) : "help " + command.Usage);
        }
    }
}
