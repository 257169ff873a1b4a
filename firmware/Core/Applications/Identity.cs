using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Heads;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>What provisioning put on the flash: settings, key, roster. Without it a board does
    /// nothing.</summary>
    public sealed class Identity
    {
        public const string SettingsPath = "I:\\settings.cfg";
        public const string RosterPath = "I:\\roster.cbor";

        private Identity(
            BoardSettings settings, P256 curve, DeviceKey key, Roster roster, EnrolmentNote enrolment)
        {
            Settings = settings;
            Curve = curve;
            Key = key;
            Roster = roster;
            Enrolment = enrolment;
            Address = Hex.Of(key.Address, 0, key.Address.Length);
            FirstSequence = settings.Chain.FirstSequence;
            FirstPrevious = settings.Chain.FirstPrevious;
            if (FirstSequence == EnrolmentRequest.Sequence && enrolment.TryLoad(FirstPrevious))
            {
                FirstSequence++;
            }
        }

        public BoardSettings Settings { get; private set; }

        /// <summary>The one of this board: its buffers are 11 KB.</summary>
        public P256 Curve { get; private set; }

        public DeviceKey Key { get; private set; }

        public Roster Roster { get; private set; }

        public EnrolmentNote Enrolment { get; private set; }

        /// <summary>Sequence of the first statement of a board that has signed none: from the settings, or after
        /// the enrolment that the board has signed itself.</summary>
        public long FirstSequence { get; private set; }

        /// <summary>Id of what came before that, 32 bytes.</summary>
        public byte[] FirstPrevious { get; private set; }

        /// <summary>40 lower-case hex digits.</summary>
        public string Address { get; private set; }

        /// <param name="kind">The kind of board that this firmware is for.</param>
        /// <returns>False when something is missing or wrong; the log says what.</returns>
        public static bool TryLoad(Board board, string kind, out Identity identity)
        {
            identity = null;
            byte[] content;
            BoardSettings settings;
            string error;
            board.Files.TryRead(SettingsPath, out content);
            if (!BoardSettings.TryParse(content, out settings, out error))
            {
                board.Log.Error("setup", error);
                return false;
            }

            if (settings.UnknownKeys.Length > 0)
            {
                board.Log.Warn("setup", "settings not known to this firmware: " + settings.UnknownKeys);
            }

            if (settings.Chain.Kind != kind)
            {
                board.Log.Error("setup", "settings are for a " + settings.Chain.Kind + ", the firmware for a " + kind);
                return false;
            }

            Roster roster;
            board.Files.TryRead(RosterPath, out content);
            if (!Roster.TryParse(content, settings.Chain.ChainId, out roster, out error))
            {
                board.Log.Error("setup", RosterPath + " " + error);
                return false;
            }

            P256 curve = new P256();
            DeviceKey key;
            if (!new DeviceKeyFile(board.Files, board.Entropy, board.Log).TryLoadOrMake(curve, out key))
            {
                return false;
            }

            identity = new Identity(settings, curve, key, roster, new EnrolmentNote(
                board.Files, settings.Chain.ChainId));
            return true;
        }
    }
}
