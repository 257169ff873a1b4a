using System;
using System.Device.Gpio;
using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Drivers;
using EdgeLedger.Firmware.Drivers.Gpio;
using EdgeLedger.Firmware.Drivers.Platform;

namespace EdgeLedger.Firmware.Actuator
{
    /// <summary>The actuator's firmware.</summary>
    public static class Program
    {
        public static void Main()
        {
            Run(new DevicePlatform());
        }

        /// <summary>Runs on any board; never returns.</summary>
        public static void Run(IPlatform platform)
        {
            Board board = BoardWiring.CreateBoard(platform);
            TopLoop loop = new TopLoop(board, platform.Pace, CreateApplication(platform, board));
            loop.Run();
        }

        // Constructors of drivers throw on wiring that this chip cannot have: the board stays awake to say so.
        private static IApplication CreateApplication(IPlatform platform, Board board)
        {
            try
            {
                return Wire(platform, board);
            }
            catch (Exception fault)
            {
                board.Log.Error("wiring", fault.GetType().FullName + ": " + fault.Message);
                return new IdleBoard(board, BoardSettings.KindActuator, "miswired");
            }
        }

        private static IApplication Wire(IPlatform platform, Board board)
        {
            Identity identity;
            if (!Identity.TryLoad(board, BoardSettings.KindActuator, out identity))
            {
                return new IdleBoard(board, BoardSettings.KindActuator, "unprovisioned");
            }

            GpioController controller = new GpioController();
            int[] pins = identity.Settings.RelayPins;
            IRelay[] relays = new IRelay[pins.Length];
            for (int i = 0; i < pins.Length; i++)
            {
                relays[i] = new GpioRelay(controller, pins[i]);
            }

            GpioButton button = new GpioButton(controller, identity.Settings.ButtonPin);
            return new Core.Applications.Actuator(
                board, identity, BoardWiring.CreateLink(platform, identity), relays, button);
        }
    }
}
