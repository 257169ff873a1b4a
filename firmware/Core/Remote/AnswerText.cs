using System.Text;
using EdgeLedger.Firmware.Core.Shell;

namespace EdgeLedger.Firmware.Core.Remote
{
    /// <summary>Gathers the lines of an answer into one message of a bounded size.</summary>
    public sealed class AnswerText : IReply
    {
        /// <summary>In characters; what the shell writes is ASCII.</summary>
        public const int MaximumLength = 2048;

        private const string Cut = "(cut: the rest is on the serial port)";

        private readonly StringBuilder _text = new StringBuilder();
        private bool _isFull;

        public void Begin(string firstLine)
        {
            _text.Clear();
            _text.Append(firstLine);
            _isFull = false;
        }

        public void WriteLine(string line)
        {
            if (_isFull)
            {
                return;
            }

            _isFull = _text.Length + line.Length + Cut.Length + 2 > MaximumLength;
            _text.Append('\n').Append(_isFull ? Cut : line);
        }

        public byte[] ToMessage()
        {
            return Encoding.UTF8.GetBytes(_text.ToString());
        }
    }
}
