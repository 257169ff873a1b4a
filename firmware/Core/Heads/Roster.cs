using EdgeLedger.Firmware.Core.Formats;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>Whose word counts, and for what: gateways of which at most f may be faulty, distribution
    /// companies, technicians.</summary>
    public sealed class Roster
    {
        public const int MaximumGateways = 31;

        /// <summary>Of distribution companies, and of technicians: each costs 200 bytes of heap.</summary>
        public const int MaximumOthers = 8;

        private Roster(RosterKeys gateways, RosterKeys discos, RosterKeys technicians, int faulty)
        {
            Gateways = gateways;
            Discos = discos;
            Technicians = technicians;
            Faulty = faulty;
        }

        public RosterKeys Gateways { get; private set; }

        /// <summary>Whose orders an actuator carries out.</summary>
        public RosterKeys Discos { get; private set; }

        /// <summary>Who may set what is harmless, from afar.</summary>
        public RosterKeys Technicians { get; private set; }

        /// <summary>f: of one more than this many gateways that agree, at least one is honest.</summary>
        public int Faulty { get; private set; }

        /// <summary>Reads <c>[2, chain id, f, [gateway…], [DISCO…], [technician…]]</c>, or version 1, which ends
        /// with the gateways.</summary>
        /// <param name="content">The file; null is refused.</param>
        /// <param name="error">One sentence for the log.</param>
        public static bool TryParse(byte[] content, string chainId, out Roster roster, out string error)
        {
            roster = null;
            error = "is not a roster";
            CborReader reader = new CborReader();
            int items;
            int offset;
            int length;
            long version;
            long faulty;
            reader.Reset(content, 0, content == null ? 0 : content.Length);
            if (!reader.TryReadArrayHeader(out items) || !reader.TryReadInteger(out version)
                || !(version == 1 && items == 4 || version == 2 && items == 6)
                || !reader.TryReadText(out offset, out length))
            {
                return false;
            }

            if (!IsAscii(content, offset, length, chainId))
            {
                error = "is of another chain than " + chainId;
                return false;
            }

            RosterKeys gateways;
            RosterKeys discos = RosterKeys.None;
            RosterKeys technicians = RosterKeys.None;
            if (!reader.TryReadInteger(out faulty)
                || !RosterKeys.TryRead(reader, content, MaximumGateways, out gateways)
                || version == 2 && (!RosterKeys.TryRead(reader, content, MaximumOthers, out discos)
                    || !RosterKeys.TryRead(reader, content, MaximumOthers, out technicians))
                || !reader.IsComplete)
            {
                return false;
            }

            if (gateways.Count < 1 || faulty < 0 || 3 * faulty >= gateways.Count)
            {
                error = "names an impossible number of gateways";
                return false;
            }

            roster = new Roster(gateways, discos, technicians, (int)faulty);
            error = null;
            return true;
        }

        private static bool IsAscii(byte[] content, int offset, int length, string text)
        {
            if (length != text.Length)
            {
                return false;
            }

            for (int i = 0; i < length; i++)
            {
                if (content[offset + i] != text[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
