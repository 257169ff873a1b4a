namespace EdgeLedger.Boards.Pins;

/// <summary>What the firmware asks of a GPIO.</summary>
public enum PinRole
{
    /// <summary>Driven from outside, high and low.</summary>
    Input,

    /// <summary>A contact to ground: something must pull it up.</summary>
    PulledUpInput,

    /// <summary>Pulses for the hardware counter; pulled up outside.</summary>
    Counter,

    Output,

    /// <summary>I2C: driven low from both sides.</summary>
    OpenDrain,

    Analog,
}
