using EdgeLedger.Firmware.Core.Applications;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Moves a relay on a person's word at the device.</summary>
    public sealed class SwitchCommand : ICommand
    {
        private readonly Actuator _actuator;

        public SwitchCommand(Actuator actuator)
        {
            _actuator = actuator;
        }

        public string Name
        {
            get { return "switch"; }
        }

        public string Usage
        {
            get
            {
                return "switch N on|off: moves relay N, from 0 to " + (_actuator.RelayCount - 1).ToString();
            }
        }

        public bool IsReadOnly
        {
            get { return false; }
        }

        public void Run(string[] words, IReply reply)
        {
            int relay;
            if (words.Length != 3 || (words[2] != "on" && words[2] != "off")
                || !int.TryParse(words[1], out relay) || relay < 0 || relay >= _actuator.RelayCount)
            {
                reply.WriteLine(Usage);
                return;
            }

            reply.WriteLine(_actuator.TrySwitch(relay, words[2] == "on", StatusCause.LocalCommand)
                ? "switch " + words[1] + " " + words[2]
                : "switch failed");
        }
    }
}
