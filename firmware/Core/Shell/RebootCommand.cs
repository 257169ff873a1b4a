using EdgeLedger.Firmware.Core.Applications;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Restarts the board in good order.</summary>
    public sealed class RebootCommand : ICommand
    {
        private readonly Board _board;
        private readonly IApplication _application;

        public RebootCommand(Board board, IApplication application)
        {
            _board = board;
            _application = application;
        }

        public string Name
        {
            get { return "reboot"; }
        }

        public string Usage
        {
            get { return "reboot: notes the state in flash and restarts; ends safe mode"; }
        }

        public bool IsReadOnly
        {
            get { return false; }
        }

        public void Run(string[] words, IReply reply)
        {
            _application.PrepareRestart();

            // Restarts without its note, too: the next start will say power.
            _board.Life.TryNoteRestart(RestartReason.Software);
            _board.Restart("shell", "reboot");
        }
    }
}
