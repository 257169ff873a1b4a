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

        private const int Version = 3;
        private const int HeadBytes = 64;
        private const int BytesOfKey = 66;

        private Roster(RosterKeys gateways, RosterKeys discos, RosterKeys technicians, int faulty, long number)
        {
            Gateways = gateways;
            Discos = discos;
            Technicians = technicians;
            Faulty = faulty;
            Number = number;
        }

        public RosterKeys Gateways { get; private set; }

        /// <summary>Whose orders an actuator carries out.</summary>
        public RosterKeys Discos { get; private set; }

        /// <summary>Who may set what is harmless, from afar.</summary>
        public RosterKeys Technicians { get; private set; }

        /// <summary>f: of one more than this many gateways that agree, at least one is honest.</summary>
        public int Faulty { get; private set; }

        /// <summary>How many changes led from the first gateways of the region to these.</summary>
        public long Number { get; private set; }

        /// <summary>Reads <c>[3, chain id, f, [gateway…], [DISCO…], [technician…], number]</c>; version 2 ends
        /// before the number, version 1 with the gateways.</summary>
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
                || !(version == 1 && items == 4 || version == 2 && items == 6 || version == 3 && items == 7)
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
            long number = 0;
            if (!reader.TryReadInteger(out faulty)
                || !RosterKeys.TryRead(reader, content, MaximumGateways, out gateways)
                || version >= 2 && (!RosterKeys.TryRead(reader, content, MaximumOthers, out discos)
                    || !RosterKeys.TryRead(reader, content, MaximumOthers, out technicians))
                || version == 3 && (!reader.TryReadInteger(out number) || number < 0)
                || !reader.IsComplete)
            {
                return false;
            }

            if (gateways.Count < 1 || faulty < 0 || 3 * faulty >= gateways.Count)
            {
                error = "names an impossible number of gateways";
                return false;
            }

            roster = new Roster(gateways, discos, technicians, (int)faulty, number);
            error = null;
            return true;
        }

        /// <summary>The file of a roster with other gateways and all else as it is.</summary>
        public byte[] EncodeWith(RosterKeys gateways, long number, string chainId)
        {
            int keys = gateways.Count + Discos.Count + Technicians.Count;
            CborWriter writer = new CborWriter(HeadBytes + chainId.Length + keys * BytesOfKey);
            writer.WriteArrayHeader(7);
            writer.WriteInteger(Version);
            writer.WriteText(chainId);
            writer.WriteInteger((gateways.Count - 1) / 3);
            gateways.WriteTo(writer);
            Discos.WriteTo(writer);
            Technicians.WriteTo(writer);
            writer.WriteInteger(number);
            return writer.ToArray();
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
