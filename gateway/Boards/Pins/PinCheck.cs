using EdgeLedger.Boards.Catalogue;

namespace EdgeLedger.Boards.Pins;

/// <summary>Judges a wiring by what a board's chip and the parts around it allow.</summary>
/// <remarks>
/// Strapping pins are warnings: real relay boards use them, and most levels do no harm at reset. What stops the
/// board, cannot work or disturbs a part on the board is an error.
/// </remarks>
public sealed class PinCheck
{
    private readonly BoardDescription _board;
    private readonly Chip _chip;
    private readonly Dictionary<int, string> _taken = [];

    /// <exception cref="BoardFormatException">The board names an unknown chip.</exception>
    public PinCheck(BoardDescription board)
    {
        _board = board;
        if (!Chip.TryFind(board.Chip, out var chip)) throw new BoardFormatException($"chip '{board.Chip}' is unknown.");
        _chip = chip;
        foreach (var (gpio, signal) in board.Network.Pins?.All() ?? []) _taken[gpio] = $"Ethernet ({signal})";
        foreach (var reserved in board.Reserved) _taken[reserved.Pin] = reserved.By;
    }

    /// <returns>Errors and warnings in the order of the uses; collisions last.</returns>
    public IReadOnlyList<PinFinding> Check(IReadOnlyCollection<PinUse> uses) =>
        [.. uses.SelectMany(Judge), .. Collisions(uses)];

    private IEnumerable<PinFinding> Judge(PinUse use)
    {
        string subject = $"{use.Name}: GPIO {use.Gpio}";
        if (Impossible(use) is { } reason)
        {
            yield return PinFinding.Error($"{subject} {reason}.");
            yield break;
        }

        if (use.Role is PinRole.Output or PinRole.OpenDrain && _chip.InputOnly.Contains(use.Gpio))
        {
            yield return PinFinding.Error($"{subject} is input only on an {_chip.Name}.");
        }

        // ESP-IDF, "Analog to Digital Converter", hardware limitations.
        if (use.Role == PinRole.Analog && _chip.Adc2.Contains(use.Gpio) && _board.Network.Kind == NetworkKind.Wifi)
        {
            yield return PinFinding.Error($"{subject} is an input of ADC2, which does not convert while Wi-Fi runs.");
        }

        if (use.Role == PinRole.Counter && !_chip.HasPulseCounter)
        {
            yield return PinFinding.Error($"{use.Name}: an {_chip.Name} has no pulse counter.");
        }

        if (use.Role == PinRole.PulledUpInput && _chip.InputOnly.Contains(use.Gpio))
        {
            yield return PinFinding.Warning($"{subject} has no pull-up inside the {_chip.Name}: fit 10 kOhm to 3.3 V.");
        }

        if (_chip.Strapping.TryGetValue(use.Gpio, out string? meaning))
        {
            yield return PinFinding.Warning($"{subject} is a strapping pin: {meaning}.");
        }

        if (_chip.Usb.Contains(use.Gpio))
        {
            yield return PinFinding.Warning($"{subject} is a data line of the chip's USB: flash over the UART then.");
        }
    }

    private string? Impossible(PinUse use)
    {
        if (!_chip.Gpios.Contains(use.Gpio)) return $"does not exist on an {_chip.Name}";
        if (_chip.Flash.Contains(use.Gpio)) return "belongs to the flash: the board would stop";
        if (PsramPins().Contains(use.Gpio)) return $"belongs to the PSRAM of the {_board.Module}";
        if (_chip.DeploymentUart.Contains(use.Gpio)) return "is COM1, which deploys and debugs";
        if (_taken.TryGetValue(use.Gpio, out string? part)) return $"is taken on the board: {part}";
        return _board.HeaderPins.Contains(use.Gpio) ? null : $"is on no header of the {_board.Name}";
    }

    private IReadOnlySet<int> PsramPins() => _board.PsramBus switch
    {
        PsramBus.Quad => _chip.QuadPsram,
        PsramBus.Octal => _chip.OctalPsram,
        _ => new HashSet<int>(),
    };

    private static IEnumerable<PinFinding> Collisions(IEnumerable<PinUse> uses) => uses
        .GroupBy(use => use.Gpio)
        .Where(group => group.Count() > 1)
        .Select(group => PinFinding.Error(
            $"GPIO {group.Key} is used {group.Count()} times: {string.Join(", ", group.Select(use => use.Name))}."));
}
