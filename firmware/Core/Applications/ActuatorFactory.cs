using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>An actuator from its board.</summary>
    public sealed class ActuatorFactory : IApplicationFactory
    {
        public string Kind
        {
            get { return BoardSettings.KindActuator; }
        }

        public IApplication Create(IPlatform platform, Board board, Identity identity)
        {
            SwitchingSettings settings = identity.Settings.Switching;
            IRelay[] relays = platform.CreateRelays(settings.RelayPins);
            IButton button = platform.CreateButton(settings.ButtonPin);
            return new Actuator(board, identity, platform.CreateLink(identity), relays, button);
        }
    }
}
