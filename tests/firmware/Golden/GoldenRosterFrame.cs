namespace EdgeLedger.Firmware.UnitTests.Golden
{
    /// <summary>A frame that names the gateways after a change, with the keys of both ends.</summary>
    /// <remarks>A board has no JSON reader: this is a copy, and a test on the host compares it.</remarks>
    public static class GoldenRosterFrame
    {
        public const string Name = "five gateways, said by the first of four";

        public const string BoardScalar =
            "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b";

        public const string GatewayPublicKey =
            "69346fb9c359fe2ba3b48f4f6774f34140f0ec1ab658531a5a01c3ec0972b3648bdc96feed87e34c"
            + "411fbb414610cd0f5cb3e593c0aac433c8d2532106817648";

        public const string Chain = "river-e51a82576b634175";

        public const string Key =
            "546a05aa7c2a852dc7f002c2c40c5b6c248d74ae7815347467397539fe36db0a";

        public const int Number = 1;

        public const int Gateways = 5;

        public const string LastGateway =
            "122198465fcf2b526227757ea677614ac49378a2c4038281ea457065de5e30b1e0c96bf4f873dfdb"
            + "67502ff10e6a3fd2df2e358c611f270eb0768b9cc14d91f6";

        public const string Frame =
            "d1845839a401050319fdf30454eacd7944cc95c7d06a86dcebc00051c24a5679ea3a000100027672"
            + "697665722d65353161383235373662363334313735a059014d8201855840f9dad3d4693ef213a136"
            + "4f3ddb7fc63e89e6dec90c90b14510473f5fb5b6511e051401c778c73a33f4307a3ab4ba03db86e1"
            + "a48c6ec6c6531e1e00fc8c3248ad584083149ad953b6dcdcb983db2ec98a01938f734b350ff180f6"
            + "339bf6b4d9ed8e076de26b148d019a1900de3bee77943026e95b0153b42e8a1675c45b7ffc626bd7"
            + "584067e5089bb5c4c92bf45ecb4ad15e9b938e342ae30d72de00303e002dc3bdbb72195520adcdc7"
            + "4ddd1544a7f4d00ea8140871da3c3403741007af9b59a92d6855584069346fb9c359fe2ba3b48f4f"
            + "6774f34140f0ec1ab658531a5a01c3ec0972b3648bdc96feed87e34c411fbb414610cd0f5cb3e593"
            + "c0aac433c8d25321068176485840122198465fcf2b526227757ea677614ac49378a2c4038281ea45"
            + "7065de5e30b1e0c96bf4f873dfdb67502ff10e6a3fd2df2e358c611f270eb0768b9cc14d91f65820"
            + "8d1a66be0c6aaad1c23975ac73c713803f0bd284316742320037e2f3f124b417";
    }
}
