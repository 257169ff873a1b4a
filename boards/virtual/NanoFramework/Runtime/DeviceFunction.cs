namespace nanoFramework.Hardware.Esp32;

/// <summary>As in nanoFramework.Hardware.Esp32 1.6.42, as far as used.</summary>
public enum DeviceFunction
{
    COM2_TX = 197120,
    COM2_RX = 197121,
}
