namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>The settings of one part of the board; each key belongs to one section.</summary>
    public interface ISettingsSection
    {
        /// <param name="error">Null when the value was taken; otherwise one sentence that names the key.</param>
        /// <returns>False when the key is not of this section.</returns>
        bool TrySet(string key, string value, out string error);
    }
}
