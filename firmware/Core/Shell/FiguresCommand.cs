using System.Text;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>A command that answers with one line of figures, and changes nothing.</summary>
    public sealed class FiguresCommand : ICommand
    {
        private readonly LineWriter _figures;

        /// <param name="purpose">What the figures are, for <c>help</c>.</param>
        public FiguresCommand(string name, string purpose, LineWriter figures)
        {
            Name = name;
            Usage = name + ": " + purpose;
            _figures = figures;
        }

        public string Name { get; private set; }

        public string Usage { get; private set; }

        public bool IsReadOnly
        {
            get { return true; }
        }

        public void Run(string[] words, IReply reply)
        {
            StringBuilder text = new StringBuilder(Name);
            _figures(text);
            reply.WriteLine(text.ToString());
        }
    }
}
