using System.Text;
using EdgeLedger.Firmware.Core.Configuration;
using EdgeLedger.Firmware.Core.Logging;
using EdgeLedger.Firmware.Core.Metering;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Calibrates the front end by what an instrument beside it shows.</summary>
    public sealed class CalibrateCommand : ICommand
    {
        private readonly Calibration _calibration;
        private readonly Log _log;

        public CalibrateCommand(Calibration calibration, Log log)
        {
            _calibration = calibration;
            _log = log;
        }

        public string Name
        {
            get { return "calibrate"; }
        }

        public string Usage
        {
            get
            {
                return "calibrate [voltage V|current A|power W|pulses PER_KWH|zero|reset]: by an instrument";
            }
        }

        public bool IsReadOnly
        {
            get { return false; }
        }

        public void Run(string[] words, IReply reply)
        {
            if (words.Length == 1)
            {
                StringBuilder text = new StringBuilder("calibrate");
                _calibration.WriteTo(text);
                reply.WriteLine(text.ToString());
                return;
            }

            string message;
            bool isDone;
            long reference;
            if (words.Length == 2 && words[1] == "reset")
            {
                isDone = _calibration.TryReset(out message);
            }
            else if (TryReadReference(words, out reference))
            {
                isDone = _calibration.TryCalibrate(words[1], reference, out message);
            }
            else
            {
                reply.WriteLine(Usage);
                return;
            }

            reply.WriteLine("calibrate " + message);
            if (isDone)
            {
                _log.Info("calibrate", words.Length == 3 ? words[1] + " " + words[2] + ": " + message : message);
            }
        }

        private static bool TryReadReference(string[] words, out long reference)
        {
            reference = 0;
            switch (words[1])
            {
                case "zero":
                    return words.Length == 2;
                case "pulses":
                    return words.Length == 3 && SettingsSyntax.TryParseNumber(words[2], out reference);
                case "voltage":
                case "current":
                case "power":
                    return words.Length == 3 && SettingsSyntax.TryParseThousandths(words[2], out reference);
                default:
                    return false;
            }
        }
    }
}
