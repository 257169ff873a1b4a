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
        public const string KeyPath = "I:\\device.key";
        public const string RosterPath = "I:\\roster.cbor";

        private Identity(BoardSettings settings, DeviceKey key, Roster roster)
        {
            Settings = settings;
            Key = key;
            Roster = roster;
            Address = Hex.Of(key.Address, 0, key.Address.Length);
        }

        public BoardSettings Settings { get; private set; }

        public DeviceKey Key { get; private set; }

        public Roster Roster { get; private set; }

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

            DeviceKey key;
            board.Files.TryRead(KeyPath, out content);
            if (!DeviceKey.TryCreate(new P256(), content, board.Entropy, out key))
            {
                board.Log.Error("setup", KeyPath + " is missing or is no P-256 private key of 32 bytes");
                return false;
            }

            Roster roster;
            board.Files.TryRead(RosterPath, out content);
            if (!Roster.TryParse(content, settings.Chain.ChainId, out roster, out error))
            {
                board.Log.Error("setup", RosterPath + " " + error);
                return false;
            }

            identity = new Identity(settings, key, roster);
            return true;
        }
    }
}
