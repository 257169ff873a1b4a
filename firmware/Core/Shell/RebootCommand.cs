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
            get { return "reboot: notes the state in flash and restarts"; }
        }

        public bool IsReadOnly
        {
            get { return false; }
        }

        public void Run(string[] words, IReply reply)
        {
            _application.PrepareRestart();
            _board.Log.Info("shell", "reboot");
            _board.Power.Reboot();
        }
    }
}
