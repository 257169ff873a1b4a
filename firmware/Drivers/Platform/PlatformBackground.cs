using System;
using System.Threading;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Drivers.Platform
{
    /// <summary>A thread for each job; it ends with the job, since a thread costs about 1.1 KB.</summary>
    public sealed class PlatformBackground : IBackground
    {
        private readonly object _lock = new object();
        private IJob _job;

        public bool IsBusy
        {
            get
            {
                lock (_lock)
                {
                    return _job != null;
                }
            }
        }

        public bool TryStart(IJob job)
        {
            lock (_lock)
            {
                if (_job != null)
                {
                    return false;
                }

                _job = job;
            }

            new Thread(RunJob).Start();
            return true;
        }

        private void RunJob()
        {
            try
            {
                _job.Run();
            }
            catch (Exception)
            {
                // A job reports its own failures; the thread must not take the board down.
            }

            lock (_lock)
            {
                _job = null;
            }
        }
    }
}
