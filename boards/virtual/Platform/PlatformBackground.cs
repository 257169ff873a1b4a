using System;
using System.Threading;
using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.VirtualBoard.Platform
{
    /// <summary>A thread for each job, as on a device; it never keeps the process alive.</summary>
    public sealed class PlatformBackground : IBackground
    {
        private readonly object _lock = new object();
        private IJob _job;

        public bool IsBusy
        {
            get { return Volatile.Read(ref _job) != null; }
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

            Thread thread = new Thread(RunJob);
            thread.IsBackground = true;
            thread.Name = "firmware job";
            thread.Start();
            return true;
        }

        private void RunJob()
        {
            try
            {
                _job.Run();
            }
            catch (Exception failure)
            {
                // As on a device, what a job throws is lost; here a developer may at least see it.
                Console.Error.WriteLine(failure);
            }

            Volatile.Write(ref _job, null);
        }
    }
}
