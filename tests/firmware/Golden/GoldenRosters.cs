namespace EdgeLedger.Firmware.UnitTests.Golden
{
    /// <summary>Roster files as provisioning writes them.</summary>
    /// <remarks>A board has no JSON reader: these are copies, and a test on the host compares them.</remarks>
    public static class GoldenRosters
    {
        public const int Count = 2;

        public static GoldenRoster Of(int index)
        {
            switch (index)
            {
                case 0:
                    return new GoldenRoster
                    {
                        Name = "four gateways",
                        Chain = "river-e51a82576b634175",
                        Faulty = 1,
                        Addresses = new string[]
                        {
                            "4ba5c05c48061f06eec3644011d6d35a4c379020",
                            "694c1ca7a1522380ace76bf54a551c1ad9f51f28",
                            "eacd7944cc95c7d06a86dcebc00051c24a5679ea",
                            "fd7d2251a5d3ee65f49b91e6648c45f9a40b49d0",
                        },
                        File =
                            "84017672697665722d653531613832353736623633343137350184584083149ad953b6dcdcb983db"
                            + "2ec98a01938f734b350ff180f6339bf6b4d9ed8e076de26b148d019a1900de3bee77943026e95b01"
                            + "53b42e8a1675c45b7ffc626bd7584067e5089bb5c4c92bf45ecb4ad15e9b938e342ae30d72de0030"
                            + "3e002dc3bdbb72195520adcdc74ddd1544a7f4d00ea8140871da3c3403741007af9b59a92d685558"
                            + "4069346fb9c359fe2ba3b48f4f6774f34140f0ec1ab658531a5a01c3ec0972b3648bdc96feed87e3"
                            + "4c411fbb414610cd0f5cb3e593c0aac433c8d25321068176485840122198465fcf2b526227757ea6"
                            + "77614ac49378a2c4038281ea457065de5e30b1e0c96bf4f873dfdb67502ff10e6a3fd2df2e358c61"
                            + "1f270eb0768b9cc14d91f6",
                    };
                default:
                    return new GoldenRoster
                    {
                        Name = "one gateway",
                        Chain = "a-0123456789abcdef",
                        Addresses = new string[]
                        {
                            "4ba5c05c48061f06eec3644011d6d35a4c379020",
                        },
                        File =
                            "840172612d303132333435363738396162636465660081584083149ad953b6dcdcb983db2ec98a01"
                            + "938f734b350ff180f6339bf6b4d9ed8e076de26b148d019a1900de3bee77943026e95b0153b42e8a"
                            + "1675c45b7ffc626bd7",
                    };
            }
        }
    }
}
