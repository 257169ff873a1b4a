using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace EdgeLedger.Boards.Pins;

/// <summary>What a chip's pins can and cannot do.</summary>
/// <remarks>
/// From the GPIO summaries of the ESP-IDF Programming Guide (API reference, "GPIO and RTC GPIO", one table a chip)
/// and the datasheets: sections "Pin Overview" and "Boot Configurations" (strapping pins).
/// </remarks>
public sealed class Chip
{
    private static readonly HashSet<int> Nothing = [];

    private Chip(string id, string name, string gpios)
    {
        Id = id;
        Name = name;
        Gpios = Set(gpios);
    }

    /// <summary>ESP32 Series Datasheet, sections 2.2 and 3; GPIO 20, 24 and 28-31 do not exist.</summary>
    public static Chip Esp32 { get; } = new("esp32", "ESP32", "0-19,21-23,25-27,32-39")
    {
        Flash = Set("6-11"),
        QuadPsram = Set("16,17"),
        InputOnly = Set("34-39"),
        Adc2 = Set("0,2,4,12-15,25-27"),
        DeploymentUart = Set("1,3"),
        UartCount = 3,
        HasPulseCounter = true,
        Strapping = new Dictionary<int, string>
        {
            [0] = "low at reset starts the serial download",
            [2] = "must not be high at reset for the serial download",
            [5] = "sets the timing of SDIO, and rises at reset",
            [12] = "high at reset selects 1.8 V for the flash: the board does not start",
            [15] = "low at reset silences the boot messages",
        },
    };

    /// <summary>ESP32-S3 Series Datasheet, sections 2.2 and 3; GPIO 22-25 do not exist.</summary>
    public static Chip Esp32S3 { get; } = new("esp32s3", "ESP32-S3", "0-21,26-48")
    {
        Flash = Set("26-32"),
        OctalPsram = Set("33-37"),
        Adc2 = Set("11-20"),
        Usb = Set("19,20"),
        DeploymentUart = Set("43,44"),
        UartCount = 3,
        HasPulseCounter = true,
        Strapping = new Dictionary<int, string>
        {
            [0] = "low at reset starts the serial download",
            [3] = "selects the source of JTAG at reset",
            [45] = "high at reset selects 1.8 V for the flash: the board does not start",
            [46] = "must not be high at reset for the serial download",
        },
    };

    /// <summary>ESP32-C3 Series Datasheet, sections 2.2 and 3; no pulse counter, two UARTs.</summary>
    public static Chip Esp32C3 { get; } = new("esp32c3", "ESP32-C3", "0-21")
    {
        // GPIO 11 is VDD_SPI, the flash's supply, unless an eFuse is burnt.
        Flash = Set("11-17"),
        Adc2 = Set("5"),
        Usb = Set("18,19"),
        DeploymentUart = Set("20,21"),
        UartCount = 2,
        Strapping = new Dictionary<int, string>
        {
            [2] = "must be high at reset",
            [8] = "must be high at reset for the serial download",
            [9] = "low at reset starts the serial download",
        },
    };

    /// <summary>ESP32-C6 Series Datasheet, sections 2.2 and 3; its third UART is of the low-power
    /// domain.</summary>
    public static Chip Esp32C6 { get; } = new("esp32c6", "ESP32-C6", "0-30")
    {
        Flash = Set("24-30"),
        Usb = Set("12,13"),
        DeploymentUart = Set("16,17"),
        UartCount = 2,
        HasPulseCounter = true,
        Strapping = new Dictionary<int, string>
        {
            [4] = "sets the timing of SDIO at reset",
            [5] = "sets the timing of SDIO at reset",
            [8] = "must be high at reset for the serial download",
            [9] = "low at reset starts the serial download",
            [15] = "selects the source of JTAG at reset",
        },
    };

    public static IReadOnlyList<Chip> All { get; } = [Esp32, Esp32S3, Esp32C3, Esp32C6];

    public string Id { get; }

    public string Name { get; }

    public IReadOnlySet<int> Gpios { get; }

    /// <summary>Lines to the flash in the module: touching one stops the program.</summary>
    public IReadOnlySet<int> Flash { get; private init; } = Nothing;

    public IReadOnlySet<int> QuadPsram { get; private init; } = Nothing;

    public IReadOnlySet<int> OctalPsram { get; private init; } = Nothing;

    /// <summary>Without output driver and without pull resistors.</summary>
    public IReadOnlySet<int> InputOnly { get; private init; } = Nothing;

    /// <summary>Inputs of the second converter, which the radio uses as well (ESP-IDF, "ADC", hardware
    /// limitations).</summary>
    public IReadOnlySet<int> Adc2 { get; private init; } = Nothing;

    /// <summary>D- and D+ of the built-in USB.</summary>
    public IReadOnlySet<int> Usb { get; private init; } = Nothing;

    /// <summary>UART 0 (COM1), which the framework keeps for deployment and debugging.</summary>
    public required IReadOnlySet<int> DeploymentUart { get; init; }

    public required int UartCount { get; init; }

    public bool HasPulseCounter { get; private init; }

    /// <summary>GPIO number and what its level at reset decides.</summary>
    public required IReadOnlyDictionary<int, string> Strapping { get; init; }

    public static bool TryFind(string id, [NotNullWhen(true)] out Chip? chip)
    {
        chip = All.FirstOrDefault(c => c.Id == id);
        return chip is not null;
    }

    private static HashSet<int> Set(string ranges)
    {
        var numbers = new HashSet<int>();
        foreach (string range in ranges.Split(','))
        {
            string[] ends = range.Split('-');
            int first = int.Parse(ends[0], CultureInfo.InvariantCulture);
            int last = int.Parse(ends[^1], CultureInfo.InvariantCulture);
            for (int i = first; i <= last; i++) numbers.Add(i);
        }

        return numbers;
    }
}
