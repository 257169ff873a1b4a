namespace nanoFramework.Hardware.Esp32;

/// <summary>As in nanoFramework.Hardware.Esp32 1.6.42, as far as used. The simulated board's ports have no
/// pins.</summary>
public class Configuration
{
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
    }
}
