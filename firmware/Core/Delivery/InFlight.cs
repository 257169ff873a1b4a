using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>The signed statements that are not final yet, oldest first; their ordinals have no gap.</summary>
    public sealed class InFlight
    {
        // At ordinal mod Slots, as in flash.
        private readonly SignedStatement[] _slots = new SignedStatement[StatementStore.Slots];

        public InFlight()
        {
            for (int i = 0; i < _slots.Length; i++)
            {
                _slots[i] = new SignedStatement();
            }
        }

        /// <summary>Ordinal of the newest statement ever signed; 0 when there is none.</summary>
        public long NewestOrdinal { get; private set; }

        /// <summary>Statements up to this one are final.</summary>
        public long FinalOrdinal { get; private set; }

        public int Count
        {
            get { return (int)(NewestOrdinal - FinalOrdinal); }
        }

        /// <summary>True when one more statement would take the place of one that is not final.</summary>
        public bool IsFull
        {
            get { return Count >= StatementStore.Slots; }
        }

        /// <summary>The statement in the slot of an ordinal, whether it is in flight or not.</summary>
        public SignedStatement At(long ordinal)
        {
            return _slots[(int)(ordinal % StatementStore.Slots)];
        }

        /// <summary>Declares the statement in the next slot, filled by the caller, as being in flight.</summary>
        public void Advance()
        {
            NewestOrdinal++;
        }

        public void MarkFinal(long ordinal)
        {
            FinalOrdinal = ordinal;
        }

        /// <returns>The ordinal of the statement in flight with this link, or 0.</returns>
        public long Find(long sequence, byte[] id, int idOffset)
        {
            for (long ordinal = FinalOrdinal + 1; ordinal <= NewestOrdinal; ordinal++)
            {
                SignedStatement statement = At(ordinal);
                if (statement.Sequence == sequence
                    && Bytes.AreEqual(statement.Id, 0, id, idOffset, DeviceChain.IdBytes))
                {
                    return ordinal;
                }
            }

            return 0;
        }

        /// <summary>Reads what a previous run left in flash.</summary>
        /// <param name="finalOrdinal">The last final statement, as far as other files tell.</param>
        public void Load(StatementStore store, long finalOrdinal)
        {
            long newest = 0;
            long oldest = long.MaxValue;
            for (int slot = 0; slot < StatementStore.Slots; slot++)
            {
                long knownFinal;
                SignedStatement statement = _slots[slot];
                if (!store.TryLoad(slot, statement, out knownFinal))
                {
                    statement.Ordinal = 0;
                    continue;
                }

                newest = statement.Ordinal > newest ? statement.Ordinal : newest;
                finalOrdinal = knownFinal > finalOrdinal ? knownFinal : finalOrdinal;
            }

            // A statement that is missing was torn when it was new, or its place was taken: then it was final.
            for (long ordinal = newest; ordinal > newest - StatementStore.Slots && ordinal > 0; ordinal--)
            {
                if (At(ordinal).Ordinal != ordinal)
                {
                    break;
                }

                oldest = ordinal;
            }

            NewestOrdinal = newest;
            FinalOrdinal = newest == 0 ? 0 : finalOrdinal >= oldest ? finalOrdinal : oldest - 1;
            FinalOrdinal = FinalOrdinal > newest ? newest : FinalOrdinal;
        }
    }
}
