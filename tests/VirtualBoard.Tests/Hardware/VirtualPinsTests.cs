using System.Device.Gpio;
using EdgeLedger.VirtualBoard.NanoFramework;

namespace EdgeLedger.VirtualBoard.Tests.Hardware;

[Collection(BoardOfTheProcess.Name)]
public sealed class VirtualPinsTests : IDisposable
{
    private readonly BoardOfTheProcess _process = new();

    public void Dispose() => _process.Dispose();

    [Fact]
    public void What_the_firmware_drives_is_seen_by_the_bench()
    {
        using var gpio = new GpioController();
        var relay = gpio.OpenPin(16, PinMode.Output);

        relay.Write(PinValue.High);
        Assert.Equal([(16, true)], _process.Board.Pins.Outputs().Select(pin => (pin.Number, pin.IsHigh)));

        relay.Toggle();
        Assert.Equal([(16, false)], _process.Board.Pins.Outputs().Select(pin => (pin.Number, pin.IsHigh)));
    }

    [Fact]
    public void A_press_is_held_until_a_firmware_that_polls_has_seen_it()
    {
        using var gpio = new GpioController();
        var button = gpio.OpenPin(0, PinMode.InputPullUp);
        Assert.Equal(PinValue.High, button.Read());

        Assert.True(_process.Board.Pins.TryPress(null));

        Assert.True(SpinWait.SpinUntil(() => button.Read() == PinValue.Low, 5000));
        Assert.True(SpinWait.SpinUntil(() => button.Read() == PinValue.High, 5000));
    }

    [Fact]
    public void A_press_is_an_event_for_a_firmware_that_waits()
    {
        using var gpio = new GpioController();
        var button = gpio.OpenPin(4, PinMode.InputPullDown);
        var edges = new System.Collections.Concurrent.ConcurrentQueue<PinEventTypes>();
        button.ValueChanged += (_, e) => edges.Enqueue(e.ChangeType);

        Assert.True(_process.Board.Pins.TryPress(4));

        Assert.True(SpinWait.SpinUntil(() => edges.Count == 2, 5000));
        Assert.Equal([PinEventTypes.Rising, PinEventTypes.Falling], edges);
    }

    [Fact]
    public void A_press_during_another_follows_it()
    {
        using var gpio = new GpioController();
        var button = gpio.OpenPin(4, PinMode.InputPullUp);
        var edges = new System.Collections.Concurrent.ConcurrentQueue<PinEventTypes>();
        button.ValueChanged += (_, e) => edges.Enqueue(e.ChangeType);

        Assert.True(_process.Board.Pins.TryPress(4));
        Assert.True(_process.Board.Pins.TryPress(4));

        Assert.True(SpinWait.SpinUntil(() => edges.Count == 4, 10_000));
        Assert.Equal(
            [PinEventTypes.Falling, PinEventTypes.Rising, PinEventTypes.Falling, PinEventTypes.Rising], edges);
    }

    [Fact]
    public void A_button_that_is_nowhere_cannot_be_pressed()
    {
        Assert.False(_process.Board.Pins.TryPress(null));
        Assert.False(_process.Board.Pins.TryPress(3));
    }

    [Fact]
    public void Pulses_are_counted_from_the_start_of_the_counter()
    {
        using var counter = new GpioPulseCounter(34);
        _process.Board.Pins[34].AddPulses(5);
        counter.Start();
        _process.Board.Pins[34].AddPulses(7);

        Assert.Equal(7, counter.Read().Count);
        Assert.Equal(7, counter.Reset().Count);
        Assert.Equal(0, counter.Read().Count);
    }
}
