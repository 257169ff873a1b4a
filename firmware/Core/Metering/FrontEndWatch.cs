using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Metering
{
    /// <summary>Turns what single samples say into the state of the front end, with one log line a
    /// change.</summary>
    /// <remarks>
    /// One answer spoilt by noise is counted and bridged by the next sample: on a long RS-485 line that is a daily
    /// thing. Three in a row are a state.
    /// </remarks>
    public sealed class FrontEndWatch
    {
        public const int SamplesToFail = 3;

        private readonly Log _log;
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

            if (status == FrontEndStatus.Ok)
            {
                _failures = 0;
                Enter(status);
                return;
            }

            if (status == FrontEndStatus.WiringFault)
            {
                Enter(status);
                return;
            }

            FaultCount++;
            _failures++;
            if (_failures >= SamplesToFail)
            {
                Enter(status);
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
            if (status == FrontEndStatus.Ok)
            {
                _log.Info("frontend", wasWiring ? "power flows forwards again" : "answers again");
            }
            else
            {
                _log.Error("frontend", Describe(status));
            }
        }

        private static string Describe(FrontEndStatus status)
        {
            switch (status)
            {
                case FrontEndStatus.NoAnswer:
                    return "does not answer";
                case FrontEndStatus.BadChecksum:
                    return "answers with wrong checksums";
                case FrontEndStatus.Nonsense:
                    return "answers what this part cannot say";
                case FrontEndStatus.Absent:
                    return "is not on the bus";
                default:
                    return "power flows backwards: turn the current transformer, or set export=1";
            }
        }
    }
}
