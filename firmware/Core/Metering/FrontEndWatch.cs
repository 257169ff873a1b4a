using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Remote;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Turns what single samples say into the state of the front end, with one log line a
    /// change.</summary>
    /// <remarks>
    /// One answer spoilt by noise is counted and bridged by the next sample: on a long RS-485 line that is a daily
    /// thing. Three in a row are a state. A fault then changes into another one when three in a row say so: a
    /// loose wire is now silence, now noise, and must not fill the log. Nor must one that comes and goes: after
    /// some changes the log keeps one in ten minutes, and the console shows the rest.
    /// </remarks>
    public sealed class FrontEndWatch
    {
        public const int SamplesToFail = 3;

        private const int KeptChanges = 10;
        private const int KeptChangeSpacingMs = 600000;

        private readonly Log _log;
        private readonly RequestBudget _kept = new RequestBudget(KeptChanges, KeptChangeSpacingMs);
        private FrontEndStatus _latest = FrontEndStatus.Ok;
        private int _failures;

        public FrontEndWatch(Log log)
        {
            _log = log;
        }

        /// <summary><see cref="FrontEndStatus.Ok"/>, or why there have been no samples to count on.</summary>
        public FrontEndStatus State { get; private set; } = FrontEndStatus.Ok;

        /// <summary>Samples that failed since start.</summary>
        public int FaultCount { get; private set; }

        public void Note(FrontEndStatus status)
        {
            if (status == FrontEndStatus.Waiting)
            {
                return;
            }

            if (status == FrontEndStatus.Ok || status == FrontEndStatus.WiringFault)
            {
                _failures = 0;
                Enter(status);
                return;
            }

            FaultCount++;
            bool isAnotherKind = State != FrontEndStatus.Ok && status != _latest;
            _latest = status;
            _failures = isAnotherKind ? 1 : _failures + 1;
            if (_failures >= SamplesToFail)
            {
                Enter(status);
            }
        }

        /// <summary>A state as one word for tools.</summary>
        public static string WordOf(FrontEndStatus status)
        {
            switch (status)
            {
                case FrontEndStatus.Ok:
                    return "ok";
                case FrontEndStatus.Waiting:
                    return "waiting";
                case FrontEndStatus.NoAnswer:
                    return "no-answer";
                case FrontEndStatus.BadChecksum:
                    return "bad-checksum";
                case FrontEndStatus.Absent:
                    return "absent";
                case FrontEndStatus.OutOfRange:
                    return "out-of-range";
                case FrontEndStatus.WiringFault:
                    return "wiring-fault";
                default:
                    return "nonsense";
            }
        }

        private void Enter(FrontEndStatus status)
        {
            if (status == State)
            {
                return;
            }

            bool wasWiring = State == FrontEndStatus.WiringFault;
            State = status;
            string message = status != FrontEndStatus.Ok ? Describe(status)
                : wasWiring ? "power flows forwards again" : "answers again";
            if (!_log.Allows(_kept))
            {
                _log.Remind("frontend", message);
            }
            else if (status == FrontEndStatus.Ok)
            {
                _log.Info("frontend", message);
            }
            else
            {
                _log.Error("frontend", message);
            }
        }

        private static string Describe(FrontEndStatus status)
        {
            switch (status)
            {
                case FrontEndStatus.NoAnswer:
                    return "does not answer: look at supply, wires, address and speed";
                case FrontEndStatus.BadChecksum:
                    return "answers with wrong checksums: look at speed, shield and termination";
                case FrontEndStatus.Nonsense:
                    return "answers what this part cannot say: another part, or a broken one";
                case FrontEndStatus.Absent:
                    return "is not on the bus: look at supply, wires and address";
                case FrontEndStatus.OutOfRange:
                    return "measures beyond its range: it wants a smaller shunt or another part";
                default:
                    return "power flows backwards: turn the current transformer, or set export=1";
            }
        }
    }
}
