namespace System.Device.Gpio;

/// <summary>As in nanoFramework.Hardware.Esp32 1.6.42.</summary>
public struct GpioPulseCount
{
    public long Count;

    public TimeSpan RelativeTime;
}
