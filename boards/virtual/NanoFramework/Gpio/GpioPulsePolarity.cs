namespace System.Device.Gpio;

/// <summary>As in nanoFramework.Hardware.Esp32 1.6.42.</summary>
public enum GpioPulsePolarity
{
    Both = 0,
    Falling = 1,
    Rising = 2,
}
