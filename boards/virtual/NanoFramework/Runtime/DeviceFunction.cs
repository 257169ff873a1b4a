namespace nanoFramework.Hardware.Esp32;

/// <summary>As in nanoFramework.Hardware.Esp32 1.6.42, as far as used.</summary>
public enum DeviceFunction
{
    COM2_RTS = 197122,
    COM2_RX = 197121,
    COM2_TX = 197120,
    COM3_RTS = 197378,
    COM3_RX = 197377,
    COM3_TX = 197376,
    I2C1_CLOCK = 131329,
    I2C1_DATA = 131328,
    I2C2_CLOCK = 131585,
    I2C2_DATA = 131584,
}
