using EdgeLedger.Firmware.Core.Platform;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>Makes a board as it was before it was provisioned.</summary>
    /// <remarks>
    /// Done at a start, before anything is read, and done again until it has been done to the end: a board that
    /// lost its power half-way must not sign an old outbox under new settings. Log and start counter stay: they
    /// hold nothing secret, and whoever asks why a board was reset wants them.
    /// </remarks>
    public static class FactoryReset
    {
        /// <returns>False when flash refused to delete something.</returns>
        public static bool TryWipe(IFileStore files, bool keepsKey)
        {
            bool isClean = true;
            string[] paths = files.List();
            for (int i = 0; i < paths.Length; i++)
            {
                string path = paths[i];
                bool isKept = path.StartsWith("I:\\log-") || path.StartsWith("I:\\life-")
                    || (keepsKey && path.StartsWith("I:\\device.key"));
                isClean = (isKept || files.TryDelete(path)) && isClean;
            }

            // A flash that cannot be read lists nothing, and nothing was deleted: that is no clean board.
            return isClean && !files.Exists(Identity.SettingsPath);
        }
    }
}
