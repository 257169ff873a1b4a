using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Storage;

namespace EdgeLedger.Firmware.Core.Delivery
{
    /// <summary>Carries records from the moment they exist to the moment the ledger has made them final.</summary>
    /// <remarks>
    /// A record goes to flash unsigned. The oldest are signed, at most four statements ahead of the ledger, and up
    /// to 32 readings in one when several wait. A statement is in flash before it is first sent and is sent again
    /// byte for byte until it is final: a broker's acknowledgement proves nothing. What becomes of a record is a
    /// function of the numbers in flash, so that a power cut at any moment repeats a step and never skips one.
    /// </remarks>
    public sealed class Outbox
    {
        /// <summary>Unsigned records from which on the board is behind the ledger: a full round of
        /// statements.</summary>
        public const int BacklogRecords = StatementStore.Slots * ReadingPayload.MaximumReadings;

        private const int StoreRetryMs = 1000;

        private readonly RecordLog _records;
        private readonly StatementStore _store;
        private readonly InFlight _inFlight = new InFlight();
        private readonly DeviceChain _chain = new DeviceChain();
        private readonly StatementWriter _writer;
        private readonly StatementFiller _filler;
        private readonly byte[] _id = new byte[DeviceChain.IdBytes];
        private readonly IClock _clock;
        private readonly Log _log;
        private long _signedThrough;
        private long _nextUnsigned = 1;
        private long _signedTotal;
        private long _lostTotal;
        private long _retrySigningAtMs;
        private bool _storeFailed;

        /// <param name="path">Path of the outbox' files without their endings.</param>
        public Outbox(IFileStore files, string path, StatementWriter writer, IClock clock, Log log)
        {
            _records = new RecordLog(files, path + "-records");
            _store = new StatementStore(files, path + "-statement");
            _filler = new StatementFiller(_records);
            _writer = writer;
            _clock = clock;
            _log = log;
        }

        /// <summary>The newest link of the device's chain, signed or adopted.</summary>
        public DeviceChain Chain
        {
            get { return _chain; }
        }

        public InFlight InFlight
        {
            get { return _inFlight; }
        }

        /// <summary>Records ever stored.</summary>
        public long RecordedCount
        {
            get { return _records.LastNumber; }
        }

        /// <summary>Records ever signed.</summary>
        public long SignedCount
        {
            get { return _signedTotal; }
        }

        /// <summary>Records that are final in the ledger, as f + 1 gateways say.</summary>
        public long FinalCount { get; private set; }

        /// <summary>Records that overflow or damage took before they were signed.</summary>
        public long LostCount
        {
            get { return _lostTotal + FirstUnsigned - (_signedThrough + 1); }
        }

        public long UnsignedCount
        {
            get { return _records.LastNumber - FirstUnsigned + 1; }
        }

        /// <summary>Records not yet final: unsigned and in flight.</summary>
        public long WaitingCount
        {
            get { return UnsignedCount + _signedTotal - FinalCount; }
        }

        public bool IsBacklogged
        {
            get { return UnsignedCount > BacklogRecords; }
        }

        private long FirstUnsigned
        {
            get { return _records.FirstFrom(_nextUnsigned); }
        }

        /// <summary>Takes up what a previous run left in flash.</summary>
        /// <param name="firstSequence">Sequence of the first statement of a board that has signed none.</param>
        /// <param name="firstPrevious">The id before that: of the device's enrolment, or zeros.</param>
        /// <param name="checkpoint">What was noted between records; updated.</param>
        /// <param name="newest">Receives the newest record.</param>
        /// <returns>True when there is a newest record.</returns>
        public bool Open(long firstSequence, byte[] firstPrevious, Checkpoint checkpoint, OutboxRecord newest)
        {
            bool hasRecord = _records.Open(newest);
            _inFlight.Load(_store, checkpoint.FinalOrdinal);
            _chain.Advance(firstSequence - 1, firstPrevious);
            if (_inFlight.NewestOrdinal > 0)
            {
                TakeUp(_inFlight.At(_inFlight.NewestOrdinal));
            }

            _records.Skip(_signedThrough > checkpoint.RecordedCount ? _signedThrough : checkpoint.RecordedCount);
            FinalCount = CountFinal();
            RepairLinks();
            return hasRecord;
        }

        /// <summary>Stores a record durably.</summary>
        /// <returns>False when flash refused: the caller keeps the record and tries again.</returns>
        public bool TryAdd(OutboxRecord record)
        {
            bool stored = _records.TryAppend(record);
            if (stored == _storeFailed)
            {
                _storeFailed = !stored;
                if (stored)
                {
                    _log.Info("outbox", "flash accepts records again");
                }
                else
                {
                    _log.Error("outbox", "flash refuses a record; it is kept in memory and tried again");
                }
            }

            return stored;
        }

        /// <summary>Gives up records that could not be stored; the next statement declares them as lost.</summary>
        public void Skip(long count)
        {
            _records.Skip(_records.LastNumber + count);
        }

        /// <summary>Signs one statement, if one is due; takes as long as a signature.</summary>
        /// <returns>True when a statement was signed and is ready to be sent.</returns>
        public bool TrySign(long uptimeMs)
        {
            if (_inFlight.IsFull || UnsignedCount == 0 || uptimeMs < _retrySigningAtMs)
            {
                return false;
            }

            // The last place is kept for a full statement: while the ledger is slow, records gather in one.
            bool isLastPlace = _inFlight.Count == StatementStore.Slots - 1;
            if (isLastPlace && UnsignedCount < ReadingPayload.MaximumReadings)
            {
                return false;
            }

            long ordinal = _inFlight.NewestOrdinal + 1;
            long first = FirstUnsigned;
            long lost = first - (_signedThrough + 1);
            SignedStatement statement = _inFlight.At(ordinal);
            if (!_filler.TryFill(statement, first, lost))
            {
                _log.Error("outbox", "record " + first.ToString() + " is damaged");
                _nextUnsigned = first + 1;
                return false;
            }

            statement.Ordinal = ordinal;
            statement.SignedTotal = _signedTotal + statement.RecordCount;
            statement.LostTotal = _lostTotal + lost;
            CborWriter payload = _filler.Payload;
            Sign(statement, _chain.LastSequence + 1, _chain.LastId, payload.Buffer, 0, payload.Length);
            if (!_store.TrySave(statement, _inFlight.FinalOrdinal))
            {
                _retrySigningAtMs = uptimeMs + StoreRetryMs;
                _log.Error("outbox", "flash refuses a statement; it is not sent");
                return false;
            }

            _inFlight.Advance();
            TakeUp(statement);
            return true;
        }

        /// <summary>Marks statements final up to one that f + 1 gateways vouch for.</summary>
        public void MarkFinal(long ordinal)
        {
            if (ordinal > _inFlight.FinalOrdinal && ordinal <= _inFlight.NewestOrdinal)
            {
                _inFlight.MarkFinal(ordinal);
                FinalCount = CountFinal();
            }
        }

        /// <summary>Goes on from a link that f + 1 gateways hold for ours and that this board does not
        /// know.</summary>
        /// <remarks>The board's own state was lost or is not the newest. What is in flight gets new
        /// links.</remarks>
        public void Adopt(long sequence, byte[] id, int idOffset)
        {
            System.Array.Copy(id, idOffset, _id, 0, DeviceChain.IdBytes);
            _chain.Advance(sequence, _id);
            _log.Warn("chain", "goes on after sequence " + sequence.ToString() + " of the ledger");
            Relink(_inFlight.FinalOrdinal + 1);
        }

        // Everything goes on from the newest statement.
        private void TakeUp(SignedStatement newest)
        {
            _chain.Advance(newest.Sequence, newest.Id);
            _signedThrough = newest.LastRecord;
            _nextUnsigned = _signedThrough + 1;
            _signedTotal = newest.SignedTotal;
            _lostTotal = newest.LostTotal;
            _records.Release(_signedThrough);
        }

        // A power cut while links were replaced leaves new ones followed by old ones: the rest is done now.
        private void RepairLinks()
        {
            for (long ordinal = _inFlight.FinalOrdinal + 2; ordinal <= _inFlight.NewestOrdinal; ordinal++)
            {
                SignedStatement before = _inFlight.At(ordinal - 1);
                SignedStatement statement = _inFlight.At(ordinal);
                if (statement.Sequence != before.Sequence + 1
                    || !Bytes.AreEqual(statement.Previous, 0, before.Id, 0, DeviceChain.IdBytes))
                {
                    _chain.Advance(before.Sequence, before.Id);
                    Relink(ordinal);
                    return;
                }
            }
        }

        private void Relink(long firstOrdinal)
        {
            for (long ordinal = firstOrdinal; ordinal <= _inFlight.NewestOrdinal; ordinal++)
            {
                SignedStatement statement = _inFlight.At(ordinal);
                int offset;
                int count;
                StatementWriter.FindPayload(statement.Bytes, out offset, out count);
                Sign(statement, _chain.LastSequence + 1, _chain.LastId, statement.Bytes, offset, count);
                _chain.Advance(statement.Sequence, statement.Id);
                if (!_store.TryReplace(statement, _inFlight.FinalOrdinal))
                {
                    _log.Error("outbox", "flash refuses a statement with its new link");
                }
            }
        }

        private void Sign(
            SignedStatement statement, long sequence, byte[] previous, byte[] payload, int offset, int count)
        {
            statement.Sequence = sequence;
            statement.SignedAtMs = _clock.SteadyMs;
            System.Array.Copy(previous, 0, statement.Previous, 0, DeviceChain.IdBytes);
            statement.Bytes = _writer.Write(
                statement.ContentType, sequence, statement.Previous, payload, offset, count, statement.Id);
            statement.NextSendMs = 0;
            statement.BackoffMs = 0;
        }

        private long CountFinal()
        {
            long newest = _inFlight.NewestOrdinal;
            long final = _inFlight.FinalOrdinal;
            if (newest == final)
            {
                return _signedTotal;
            }

            SignedStatement first = _inFlight.At(final + 1);
            return first.SignedTotal - first.RecordCount;
        }
    }
}
