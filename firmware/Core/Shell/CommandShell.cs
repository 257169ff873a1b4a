using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>What the technician types, and the one place that carries out a line.</summary>
    /// <remarks>
    /// The serial console is one source of lines; what comes over the network is handed to <see cref="Execute"/>
    /// and may only read, or the shell would be a way round the rule that f + 1 gateways must agree before
    /// anything moves.
    /// </remarks>
    public sealed class CommandShell
    {
        private readonly IConsole _console;
        private readonly IReply _reply;

        public CommandShell(IConsole console)
        {
            _console = console;
            _reply = new ConsoleReply(console);
            Commands = new CommandTable();
            Add(new HelpCommand(Commands));
        }

        public CommandTable Commands { get; private set; }

        public static string Unknown(string word)
        {
            return "unknown command " + word + ": try help";
        }

        /// <summary>At start-up.</summary>
        public void Add(ICommand command)
        {
            Commands.Add(command);
        }

        /// <summary>Carries out one line from the console, if one waits.</summary>
        /// <returns>True when somebody is there.</returns>
        public bool Step()
        {
            string line = _console.TryReadLine();
            if (line == null)
            {
                return false;
            }

            Execute(line, _reply, false);
            return true;
        }

        /// <param name="readingOnly">Refuses every command that changes something.</param>
        public void Execute(string line, IReply reply, bool readingOnly)
        {
            string[] words = CommandLine.Split(line);
            if (words.Length == 0)
            {
                return;
            }

            ICommand command = Commands.Find(words[0]);
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
