using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;

namespace EdgeLedger.Firmware.Core.Platform
{
    /// <summary>A whole board as the applications see it: real, a process of its own, or one of a thousand in
    /// one.</summary>
    /// <remarks>
    /// Thread, DateTime.UtcNow, File and Console exist on the device and on the host alike and cannot be replaced
    /// by another assembly: the firmware reaches them through here only, and a simulated board hands in its own.
    /// The Create methods throw on wiring that the chip cannot have.
    /// </remarks>
    public interface IPlatform
    {
        IClock Clock { get; }

        IFileStore Files { get; }

        IConsole Console { get; }

        IEntropy Entropy { get; }

        IPower Power { get; }

        IPace Pace { get; }

        IMeteringFrontEnd CreateFrontEnd(MeteringSettings settings);

        IMessageLink CreateLink(Identity identity);

        /// <param name="pins">GPIO numbers, relay 0 first.</param>
        IRelay[] CreateRelays(int[] pins);

        IButton CreateButton(int pin);
    }
}
