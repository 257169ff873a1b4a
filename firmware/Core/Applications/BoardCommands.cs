using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>The commands that every board has, whether it works or waits.</summary>
    public static class BoardCommands
    {
        /// <param name="losses">As in <see cref="FactoryResetCommand"/>.</param>
        public static void AddTo(CommandShell shell, Board board, IApplication application, LineWriter losses)
        {
            shell.Add(new LogCommand(board.Log));
            shell.Add(new SetCommand(board));
            shell.Add(new RebootCommand(board, application));
            shell.Add(new FactoryResetCommand(board, losses));
        }
    }
}
