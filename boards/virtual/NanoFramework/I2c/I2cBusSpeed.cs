namespace System.Device.I2c;

/// <summary>As in nanoFramework.System.Device.I2c 1.1.29.</summary>
public enum I2cBusSpeed
{
    StandardMode = 0,
    FastMode = 1,
    FastModePlus = 2,
}
