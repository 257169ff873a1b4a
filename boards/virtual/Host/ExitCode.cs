namespace EdgeLedger.VirtualBoard;

/// <summary>How the process ends.</summary>
internal static class ExitCode
{
    /// <summary>End of standard input, or SIGTERM.</summary>
    public const int PoweredOff = 0;

    /// <summary>The firmware returned from its loop or threw out of it: a fault in the firmware.</summary>
    public const int FirmwareStopped = 1;

    /// <summary>Wrong options, or files that cannot be used; one line on standard error says which.</summary>
    public const int WrongOptions = 2;

    /// <summary>The bench has cut the power.</summary>
    public const int PowerCut = 3;
}
