namespace System.Device.Gpio;

/// <summary>Called on the event thread of the board, not on the firmware's own.</summary>
public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
