namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>The board's two clocks: one that only counts, and one that knows the date.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since power-up; never jumps. For timeouts, backoff and log lines.</summary>
        long UptimeMs { get; }

        /// <summary>Milliseconds since 1970-01-01 UTC, without leap seconds.</summary>
        /// <returns>False until the date is known (SNTP has answered).</returns>
        bool TryGetUnixMs(out long unixMs);
    }
}
