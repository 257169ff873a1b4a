namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>The board's clocks: two that only count, and one that knows the date.</summary>
    public interface IClock
    {
        /// <summary>Milliseconds since power-up; never jumps. For timeouts, backoff and log lines.</summary>
        long UptimeMs { get; }

        /// <summary>Milliseconds on the crystal behind the date, from any zero; never jumps. For what is
        /// measured.</summary>
        /// <remarks>The uptime on a board. Where time is played, it runs as fast as the date does.</remarks>
        long SteadyMs { get; }

        /// <summary>True where time is played faster than it runs: this board may then lag behind the gateways'
        /// clocks without anybody lying about the time.</summary>
        bool IsPlayed { get; }

        /// <summary>Milliseconds since 1970-01-01 UTC, without leap seconds.</summary>
        /// <returns>False until the date is known (SNTP has answered).</returns>
        bool TryGetUnixMs(out long unixMs);
    }
}
