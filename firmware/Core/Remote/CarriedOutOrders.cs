using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Remote
{
    /// <summary>How far each technician's orders have been carried out, durable: an order that comes again does
    /// nothing.</summary>
    /// <remarks>Eight entries of address (20) and sequence (8); one that the roster no longer names gives way.</remarks>
    public sealed class CarriedOutOrders
    {
        private const int EntryBytes = DeviceAddress.SizeBytes + 8;

        private readonly TwoCopyStore _store;
        private readonly RosterKeys _technicians;
        private readonly byte[] _content = new byte[EntryBytes * Roster.MaximumOthers];

        /// <param name="path">Path without its ending.</param>
        public CarriedOutOrders(IFileStore files, string path, RosterKeys technicians)
        {
            _store = new TwoCopyStore(files, path, _content.Length);
            _technicians = technicians;
            _store.TryLoad(_content);
        }

        /// <returns>0 when none was carried out.</returns>
        public long LastSequence(int technician)
        {
            int entry = Find(_technicians.Address(technician));
            return entry < 0 ? 0 : Bytes.GetInt64(_content, entry + DeviceAddress.SizeBytes);
        }

        /// <summary>To be called before an order is carried out.</summary>
        /// <returns>False when flash refused: then it must not be.</returns>
        public bool TryMark(int technician, long sequence)
        {
            byte[] address = _technicians.Address(technician);
            int entry = Find(address);
            if (entry < 0)
            {
                entry = FindFree();
            }

            long before = Bytes.GetInt64(_content, entry + DeviceAddress.SizeBytes);
            System.Array.Copy(address, 0, _content, entry, address.Length);
            Bytes.PutInt64(_content, entry + DeviceAddress.SizeBytes, sequence);
            if (_store.TrySave(_content))
            {
                return true;
            }

            Bytes.PutInt64(_content, entry + DeviceAddress.SizeBytes, before);
            return false;
        }

        private int Find(byte[] address)
        {
            for (int entry = 0; entry < _content.Length; entry += EntryBytes)
            {
                if (Bytes.AreEqual(address, 0, _content, entry, address.Length))
                {
                    return entry;
                }
            }

            return -1;
        }

        // There are as many entries as the roster may name: one is always empty, or of a technician of the past.
        private int FindFree()
        {
            int past = 0;
            for (int entry = 0; entry < _content.Length; entry += EntryBytes)
            {
                if (Bytes.GetInt64(_content, entry + DeviceAddress.SizeBytes) == 0)
                {
                    return entry;
                }

                if (_technicians.IndexOf(_content, entry) < 0)
                {
                    past = entry;
                }
            }

            return past;
        }
    }
}
