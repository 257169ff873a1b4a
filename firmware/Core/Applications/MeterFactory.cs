using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>A meter from its board.</summary>
    public sealed class MeterFactory : IApplicationFactory
    {
        public string Kind
        {
            get { return BoardSettings.KindMeter; }
        }

        public IApplication Create(IPlatform platform, Board board, Identity identity)
        {
            IMeteringFrontEnd frontEnd = platform.CreateFrontEnd(identity.Settings.Metering);
            return new Meter(board, identity, platform.CreateLink(identity), frontEnd);
        }
    }
}
