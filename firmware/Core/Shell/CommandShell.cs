using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>The table of commands, and the one place that carries out a line.</summary>
    /// <remarks>
    /// The serial console is one source of lines; what comes over the network is handed to
    /// <see cref="Execute"/> and may only read, or the shell would be a way round the rule that f + 1 gateways must
    /// agree before anything moves.
    /// </remarks>
    public sealed class CommandShell
    {
        private readonly IConsole _console;
        private readonly IReply _reply;
        private ICommand[] _commands = new ICommand[0];

        public CommandShell(IConsole console)
        {
            _console = console;
            _reply = new ConsoleReply(console);
            Add(new HelpCommand(this));
        }

        public int Count
        {
            get { return _commands.Length; }
        }

        public static string Unknown(string word)
        {
            return "unknown command " + word + ": try help";
        }

        /// <summary>At start-up.</summary>
        public void Add(ICommand command)
        {
            ICommand[] commands = new ICommand[_commands.Length + 1];
            System.Array.Copy(_commands, commands, _commands.Length);
            commands[_commands.Length] = command;
            _commands = commands;
        }

        public ICommand At(int index)
        {
            return _commands[index];
        }

        /// <returns>Null when there is no such command.</returns>
        public ICommand Find(string name)
        {
            string lower = name.ToLower();
            for (int i = 0; i < _commands.Length; i++)
            {
                if (_commands[i].Name == lower)
                {
                    return _commands[i];
                }
            }

            return null;
        }

        /// <summary>Carries out one line from the console, if one waits.</summary>
        public void Step()
        {
            string line = _console.TryReadLine();
            if (line != null)
            {
                Execute(line, _reply, false);
            }
        }

        /// <param name="readingOnly">Refuses every command that changes something.</param>
        public void Execute(string line, IReply reply, bool readingOnly)
        {
            string[] words = CommandLine.Split(line);
            if (words.Length == 0)
            {
                return;
            }

            ICommand command = Find(words[0]);
            if (command == null)
            {
                reply.WriteLine(Unknown(words[0]));
            }
            else if (readingOnly && !command.IsReadOnly)
            {
                reply.WriteLine(command.Name + " is for the serial port only");
            }
            else
            {
                command.Run(words, reply);
            }
        }
    }
}
