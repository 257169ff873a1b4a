using nanoFramework.Runtime.Events;

namespace System.Device.Gpio;

/// <summary>An edge on a pin.</summary>
public class PinValueChangedEventArgs(PinEventTypes changeType, int pinNumber) : BaseEvent
{
    public PinEventTypes ChangeType { get; } = changeType;

    public int PinNumber { get; } = pinNumber;
}
