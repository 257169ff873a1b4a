namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>What a front end has to say about one sample.</summary>
    public enum FrontEndStatus
    {
        Ok,

        /// <summary>Asked, and not yet late: nothing to remark.</summary>
        Waiting,

        /// <summary>Silent for longer than the part may take.</summary>
        NoAnswer,

        /// <summary>Bytes came, but no frame with a right checksum: noise, a wrong speed, two parts with one
        /// address.</summary>
        BadChecksum,

        /// <summary>A whole frame that says what this part cannot say: another part, or a broken one.</summary>
        Nonsense,

        /// <summary>Nobody acknowledges the address on the bus.</summary>
        Absent,

        /// <summary>The part measures as much as it can, and what flows is more.</summary>
        OutOfRange,

        /// <summary>Power flows the way that this installation does not have, or without voltage.</summary>
        WiringFault,
    }
}
