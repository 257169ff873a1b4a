namespace EdgeLedger.Firmware.Core.Configuration
{
    /// <summary>Which settings a person at the shell may change, and which may be shown.</summary>
    public static class ProtectedSettings
    {
        /// <summary>Which ledger, as what, from which link on: other values need another enrolment, roster and an
        /// empty outbox, which only provisioning brings together.</summary>
        public static bool BelongToProvisioning(string key)
        {
            return key == "region" || key == "chain" || key == "kind" || key.StartsWith("first.");
        }

        /// <summary>Never shown and never logged.</summary>
        public static bool AreSecret(string key)
        {
            return key.EndsWith("password");
        }
    }
}
