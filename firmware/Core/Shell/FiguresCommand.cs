using System.Text;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>A command that answers with one line of figures, and changes nothing.</summary>
    public sealed class FiguresCommand : ICommand
    {
        private readonly LineWriter _figures;
        private readonly string _title;

        /// <param name="purpose">What the figures are, for <c>help</c>.</param>
        public FiguresCommand(string name, string purpose, LineWriter figures)
            : this("", name, purpose, figures)
        {
        }

        /// <param name="before">The word before the name when this is a part of another command, with a
        /// space.</param>
        public FiguresCommand(string before, string name, string purpose, LineWriter figures)
        {
            Name = name;
            Usage = before + name + ": " + purpose;
            _title = before + name;
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
            StringBuilder text = new StringBuilder(_title);
            _figures(text);
            reply.WriteLine(text.ToString());
        }
    }
}
