using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Moves a relay for a second, so that a person hears it.</summary>
    public sealed class RelayTestCommand : ICommand
    {
        private readonly RelayPanel _relays;
        private readonly IClock _clock;

        public RelayTestCommand(RelayPanel relays, IClock clock)
        {
            _relays = relays;
            _clock = clock;
        }

        public string Name
        {
            get { return "relay"; }
        }

        public string Usage
        {
            get { return "test relay N confirm: moves relay N for 1 s and back; it switches mains"; }
        }

        public bool IsReadOnly
        {
            get { return false; }
        }

        public void Run(string[] words, IReply reply)
        {
            long relay;
            if (words.Length < 3 || !SettingsSyntax.TryParseNumber(words[2], out relay) || relay >= _relays.Count)
            {
                reply.WriteLine(Usage);
            }
            else if (words.Length != 4 || words[3] != "confirm")
            {
                reply.WriteLine("test relay " + words[2] + " switches mains for 1 s: type test relay "
                    + words[2] + " confirm");
            }
            else
            {
                reply.WriteLine("test relay " + words[2]
                    + (_relays.TryTest((int)relay, _clock.UptimeMs) ? " moves for 1 s" : " failed"));
            }
        }
    }
}
