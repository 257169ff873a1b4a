namespace System.IO.Ports;

/// <summary>As in nanoFramework.System.IO.Ports 1.1.139.</summary>
public enum SerialMode
{
    Normal = 0,
    RS485 = 1,
}
