namespace System.IO.Ports;

/// <summary>As in nanoFramework.System.IO.Ports 1.1.139.</summary>
public enum StopBits
{
    One = 1,
    Two = 2,
    OnePointFive = 3,
}
