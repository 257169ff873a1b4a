namespace nanoFramework.Runtime.Events;

/// <summary>As in nanoFramework.Runtime.Events 1.11.37.</summary>
public class BaseEvent
{
    public ushort Source;

    public byte Message;
}
