using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers.Modbus;
using EdgeLedger.VirtualBoard.NanoFramework.Parts;

namespace EdgeLedger.VirtualBoard.Tests.Drivers.Modbus;

[Collection(BoardOfTheProcess.Name)]
public sealed class ModbusMasterTests : IDisposable
{
    private const int Address = 5;
    private const int First = 0x10;

    private readonly MeteredBoard _board = new();

    public void Dispose() => _board.Dispose();

    [Fact]
    public void Question_asks_for_input_registers_and_its_answer_is_heard_in_the_next_call()
    {
        var part = new ScriptedPart(Now(Frame(Address, 0x1234, 0xABCD)));
        var master = Master(part);

        Assert.Equal(FrontEndStatus.Waiting, master.Hear());
        Ask(master);
        _board.PassSecond();

        Assert.Equal(FrontEndStatus.Ok, master.Hear());
        Assert.False(master.IsAsking);
        Assert.Equal(0x1234, master.Register(First));
        Assert.Equal(0xABCD, master.Register(First + 1));
        Assert.Equal(Sealed(Address, 4, 0, First, 0, 2), part.Heard[0]);
    }

    public static TheoryData<string, FrontEndStatus, byte[]> Faults => new()
    {
        { "silence", FrontEndStatus.NoAnswer, [] },
        { "a wrong checksum", FrontEndStatus.BadChecksum, [.. Frame(Address, 1, 2)[..^1], 0] },
        { "a frame that is cut short", FrontEndStatus.BadChecksum, Frame(Address, 1, 2)[..^3] },
        { "noise alone", FrontEndStatus.BadChecksum, [0xFF, 0x00, 0x5A] },
        { "another address", FrontEndStatus.Nonsense, Frame(Address + 1, 1, 2) },
        { "an exception", FrontEndStatus.Nonsense, Sealed(Address, 0x84, 2) },
        { "fewer registers than asked for", FrontEndStatus.Nonsense, Frame(Address, 1) },
        { "more registers than asked for", FrontEndStatus.Nonsense, Frame(Address, 1, 2, 3) },
        { "the echo of the question", FrontEndStatus.NoAnswer, Sealed(Address, 4, 0, First, 0, 2) },
        { "more noise than there is room", FrontEndStatus.BadChecksum, new byte[200] },
        { "more noise than the port holds", FrontEndStatus.NoAnswer, new byte[400] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Fault_is_told_by_its_kind_within_two_calls_and_the_next_answer_is_heard(
        string what, FrontEndStatus expected, byte[] bytes)
    {
        var master = Master(new ScriptedPart(Now(bytes), Now(Frame(Address, 7, 8))));
        Ask(master);

        Assert.True(expected == HearToTheEnd(master), what);

        Ask(master);
        Assert.Equal(FrontEndStatus.Ok, HearToTheEnd(master));
        Assert.Equal(7, master.Register(First));
    }

    public static TheoryData<string, byte[]> Surroundings => new()
    {
        { "noise before", [0x00, 0xFF, 0x04, 0x84, .. Frame(Address, 7, 8)] },
        { "noise that begins like an answer", [Address, 4, 4, .. Frame(Address, 7, 8)] },
        { "noise behind", [.. Frame(Address, 7, 8), 0xFF, 0x00] },
        { "an echo before", [.. Sealed(Address, 4, 0, First, 0, 2), .. Frame(Address, 7, 8)] },
        { "an echo with a damaged bit before", [Address, 4, 0, First, 0, 3, 1, 2, .. Frame(Address, 7, 8)] },
        { "the late answer to another question before", [.. Frame(Address, 1, 2, 3), .. Frame(Address, 7, 8)] },
        { "somebody else's frame before", [.. Frame(Address + 1, 1, 2), .. Frame(Address, 7, 8)] },
    };

    [Theory]
    [MemberData(nameof(Surroundings))]
    public void Answer_is_found_among_what_does_not_belong_to_it(string what, byte[] bytes)
    {
        var master = Master(new ScriptedPart(Now(bytes)));
        Ask(master);
        _board.PassSecond();

        Assert.True(FrontEndStatus.Ok == master.Hear(), what);
        Assert.Equal(7, master.Register(First));
        Assert.Equal(8, master.Register(First + 1));
    }

    [Fact]
    public void Echo_of_the_transceiver_is_no_answer_and_does_not_hide_one()
    {
        _board.Hardware.Uarts["COM3"].HasEcho = true;
        var master = Master(new ScriptedPart(Now([]), Now(Frame(Address, 7, 8))));

        Ask(master);
        Assert.Equal(FrontEndStatus.NoAnswer, HearToTheEnd(master));
        Ask(master);
        Assert.Equal(FrontEndStatus.Ok, HearToTheEnd(master));
    }

    [Fact]
    public void Slow_answer_is_waited_for_without_blocking()
    {
        var master = Master(new ScriptedPart(new SerialAnswer(Frame(Address, 7, 8), 1500)));
        Ask(master);

        _board.PassSecond();
        Assert.Equal(FrontEndStatus.Waiting, master.Hear());
        _board.PassSecond();
        Assert.Equal(FrontEndStatus.Ok, master.Hear());
    }

    [Fact]
    public void Answer_that_comes_after_the_next_question_is_not_taken_for_its_answer()
    {
        var master = Master(new ScriptedPart(
            new SerialAnswer(Frame(Address, 1, 2, 3), 2500), Now(Frame(Address, 7, 8))));
        master.Ask(First, 3);
        Assert.Equal(FrontEndStatus.NoAnswer, HearToTheEnd(master));

        Ask(master);

        Assert.Equal(FrontEndStatus.Ok, HearToTheEnd(master));
        Assert.Equal(7, master.Register(First));
    }

    [Fact]
    public void Part_asked_at_the_general_address_may_answer_with_its_own()
    {
        var master = Master(new ScriptedPart(Now(Frame(9, 7, 8))), ModbusMaster.GeneralAddress);
        Ask(master);

        Assert.Equal(FrontEndStatus.Ok, HearToTheEnd(master));
    }

    [Fact]
    public void No_single_wrong_bit_passes()
    {
        byte[] frame = Frame(Address, 0x1234, 0xABCD);
        var script = new List<SerialAnswer>();
        for (int bit = 0; bit < frame.Length * 8; bit++)
        {
            byte[] damaged = [.. frame];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            script.Add(Now(damaged));
        }

        var master = Master(new ScriptedPart([.. script]));
        for (int bit = 0; bit < script.Count; bit++)
        {
            Ask(master);
            Assert.Equal(FrontEndStatus.BadChecksum, HearToTheEnd(master));
        }
    }

    [Fact]
    public void Random_bytes_are_never_an_answer()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        var script = new SerialAnswer[2000];
        for (int i = 0; i < script.Length; i++)
        {
            var noise = new byte[random.Next(1, 60)];
            random.NextBytes(noise);
            noise[0] = Address;
            if (noise.Length > 1) noise[1] = 4;
            script[i] = Now(noise);
        }

        var master = Master(new ScriptedPart(script));
        foreach (var _ in script)
        {
            Ask(master);
            Assert.True(HearToTheEnd(master) != FrontEndStatus.Ok, $"seed {seed}");
        }
    }

    private static SerialAnswer Now(byte[] bytes) => new(bytes, 20);

    private static byte[] Frame(int address, params int[] registers)
    {
        var words = registers.SelectMany(register => new[] { (byte)(register >> 8), (byte)register });
        return Sealed([(byte)address, 4, (byte)(2 * registers.Length), .. words]);
    }

    private static byte[] Sealed(params byte[] bytes)
    {
        int crc = ModbusSlave.Checksum(bytes);
        return [.. bytes, (byte)crc, (byte)(crc >> 8)];
    }

    private static void Ask(ModbusMaster master) => master.Ask(First, 2);

    private ModbusMaster Master(ISerialPart part, int address = Address)
    {
        _board.Hardware.Uarts["COM3"].Part = part;
        return new ModbusMaster(new ModbusLine(new FrontEndSettings(), 9600), address, 8);
    }

    private FrontEndStatus HearToTheEnd(ModbusMaster master)
    {
        for (int call = 0; call < 2; call++)
        {
            _board.PassSecond();
            var status = master.Hear();
            if (!master.IsAsking) return status;
        }

        return FrontEndStatus.Waiting;
    }
}
