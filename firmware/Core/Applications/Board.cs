using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Time;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>The parts of the board that every application uses.</summary>
    public sealed class Board
    {
        public Board(IClock clock, IFileStore files, IConsole console, IEntropy entropy, IPower power)
        {
            Clock = new BoardClock(clock);
            Files = files;
            Console = console;
            Entropy = entropy;
            Power = power;
            Log = new Log(console, Clock, files);
            Life = new BoardLife(files);
        }

        public BoardClock Clock { get; private set; }

        public IFileStore Files { get; private set; }

        public IConsole Console { get; private set; }

        public IEntropy Entropy { get; private set; }

        public IPower Power { get; private set; }

        public Log Log { get; private set; }

        public BoardLife Life { get; private set; }

        /// <summary>What is due after each step of the application that has gone well.</summary>
        public void Step()
        {
            Life.NoteStep();
            Log.Step();
        }

        /// <summary>Restarts at once; what the application wants to keep is in flash already.</summary>
        public void Restart(string part, string message)
        {
            Log.Info(part, message);
            Log.Flush();
            Power.Reboot();
        }
    }
}
