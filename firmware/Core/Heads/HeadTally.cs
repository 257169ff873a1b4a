using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Remote;
using EdgeLedger.Firmware.Core.Storage;
using EdgeLedger.Firmware.Core.Time;

namespace EdgeLedger.Firmware.Core.Heads
{
    /// <summary>Weighs what the gateways say of this board's chain; believes what more than f of them
    /// say.</summary>
    /// <remarks>
    /// A head names a link by its id, and an id covers the id before it: a gateway that names one of our
    /// statements vouches for it and for all before it. So a statement is final when f + 1 gateways have each
    /// named it or a later one of ours. A link that is not ours counts only when f + 1 gateways name the same in
    /// every figure.
    /// </remarks>
    public sealed class HeadTally
    {
        private const int Complaints = 4;
        private const int ComplaintSpacingMs = 600000;
        private readonly Outbox _outbox;
        private readonly BlockTimes _times;
        private readonly Log _log;
        private readonly RequestBudget _complaints = new RequestBudget(Complaints, ComplaintSpacingMs);
        private readonly int _needed;

        // Per gateway: the newest statement of ours that it has vouched for, and the last head that was not ours.
        private readonly long[] _vouchedOrdinals;
        private readonly Head[] _strange;

        public HeadTally(Outbox outbox, Roster roster, BlockTimes times, Log log)
        {
            _outbox = outbox;
            _times = times;
            _log = log;
            _needed = roster.Faulty + 1;
            _vouchedOrdinals = new long[roster.Gateways.Count];
            _strange = new Head[roster.Gateways.Count];
        }

        /// <param name="head">Of a valid frame; copied where it is kept.</param>
        public void Take(Head head)
        {
            long ordinal = _outbox.InFlight.Find(head.Sequence, head.Id, 0);
            _times.Take(
                head.Gateway, head.UnixMs,
                ordinal > 0 ? _outbox.InFlight.At(ordinal).SignedAtMs : BlockTimes.SignedEarlier);
            if (ordinal > 0)
            {
                Vouch(head, ordinal);
                return;
            }

            if (IsStrange(head))
            {
                Weigh(head);
            }
        }

        private void Vouch(Head head, long ordinal)
        {
            if (ordinal > _vouchedOrdinals[head.Gateway])
            {
                _vouchedOrdinals[head.Gateway] = ordinal;
            }

            long final = Agreement.LargestReachedBy(_needed, _vouchedOrdinals);
            if (final > _outbox.InFlight.FinalOrdinal)
            {
                _outbox.MarkFinal(final);
            }
        }

        // Behind what is in flight lies what was final long ago: a late frame. At or beyond it, an id that is not
        // ours means that the ledger knows another history of this key than this flash does.
        private bool IsStrange(Head head)
        {
            InFlight inFlight = _outbox.InFlight;
            if (inFlight.Count > 0)
            {
                return head.Sequence >= inFlight.At(inFlight.FinalOrdinal + 1).Sequence;
            }

            DeviceChain chain = _outbox.Chain;
            return head.Sequence > chain.LastSequence
                || (head.Sequence == chain.LastSequence
                    && !Bytes.AreEqual(head.Id, 0, chain.LastId, 0, DeviceChain.IdBytes));
        }

        private void Weigh(Head head)
        {
            Remember(head);
            int agreeing = 0;
            for (int i = 0; i < _strange.Length; i++)
            {
                if (_strange[i] != null && AreEqual(_strange[i], head))
                {
                    agreeing++;
                }
            }

            if (agreeing < _needed)
            {
                _log.Warn("chain", "gateway " + head.Gateway.ToString() + " names sequence "
                    + head.Sequence.ToString() + ", which is not ours", _complaints);
                return;
            }

            for (int i = 0; i < _strange.Length; i++)
            {
                _strange[i] = null;
                _vouchedOrdinals[i] = 0;
            }

            _outbox.Adopt(head.Sequence, head.Id, 0);
        }

        private void Remember(Head head)
        {
            Head kept = _strange[head.Gateway];
            if (kept == null)
            {
                kept = new Head();
                _strange[head.Gateway] = kept;
            }

            kept.Gateway = head.Gateway;
            kept.Sequence = head.Sequence;
            kept.Height = head.Height;
            kept.UnixMs = head.UnixMs;
            System.Array.Copy(head.Id, 0, kept.Id, 0, DeviceChain.IdBytes);
        }

        private static bool AreEqual(Head a, Head b)
        {
            return a.Sequence == b.Sequence && a.Height == b.Height && a.UnixMs == b.UnixMs
                && Bytes.AreEqual(a.Id, 0, b.Id, 0, DeviceChain.IdBytes);
        }
    }
}
