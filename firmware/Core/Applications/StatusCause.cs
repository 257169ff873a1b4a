namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>Why an actuator reports its state; label 3 of the status payload.</summary>
    public static class StatusCause
    {
        public const int Periodic = 0;
        public const int Start = 1;
        public const int LocalCommand = 2;
        public const int Button = 3;
    }
}
