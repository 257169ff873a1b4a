namespace System.Device.Gpio;

/// <summary>As in nanoFramework.System.Device.Gpio 1.1.62.</summary>
[Flags]
public enum PinEventTypes
{
    None = 0,
    Rising = 1,
    Falling = 2,
}
