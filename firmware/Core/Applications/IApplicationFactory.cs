using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>Makes the application that a firmware is for.</summary>
    public interface IApplicationFactory
    {
        /// <summary>The kind of board, as in the settings.</summary>
        string Kind { get; }

        /// <summary>Puts the application together from the parts of the board; throws on wiring that cannot
        /// be.</summary>
        IApplication Create(IPlatform platform, Board board, Identity identity);
    }
}
