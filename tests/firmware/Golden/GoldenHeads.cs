namespace EdgeLedger.Firmware.UnitTests.Golden
{
    /// <summary>Frames of gateways, with the keys of both ends.</summary>
    /// <remarks>A board has no JSON reader: these are copies, and a test on the host compares them.</remarks>
    public static class GoldenHeads
    {
        public const int Count = 4;

        public static GoldenHead Of(int index)
        {
            switch (index)
            {
                case 0:
                    return new GoldenHead
                    {
                        Name = "meter 1 after block 2, first gateway",
                        BoardScalar = "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b",
                        GatewayPublicKey =
                            "83149ad953b6dcdcb983db2ec98a01938f734b350ff180f6339bf6b4d9ed8e076de26b148d019a19"
                            + "00de3bee77943026e95b0153b42e8a1675c45b7ffc626bd7",
                        Chain = "river-e51a82576b634175",
                        SharedX = "2d7d6f4e1bcd54768b9f37266f5ac78f9ed8fadf3ac63043416a5bc6af2b38e3",
                        Key = "2b39e726d79bfcb0ff6d4bd8fbd083f730cb77aa9051452f2680ef9811850d0e",
                        Sequence = 3,
                        Id = "2f28f0b68a524c1b6796b89feb8541b681127a30253310619c191c903058eafd",
                        Height = 2,
                        UnixMs = 1790000002000,
                        Frame =
                            "d1845839a401050319fdf204544ba5c05c48061f06eec3644011d6d35a4c3790203a000100027672"
                            + "697665722d65353161383235373662363334313735a0582e840358202f28f0b68a524c1b6796b89f"
                            + "eb8541b681127a30253310619c191c903058eafd021b000001a0c45073d058208839cd4ce87f884c"
                            + "5cc5df44640d24e86dfa2286e5204bbb50cb91c3a65afce6",
                    };
                case 1:
                    return new GoldenHead
                    {
                        Name = "meter 1 after block 2, second gateway",
                        BoardScalar = "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b",
                        GatewayPublicKey =
                            "67e5089bb5c4c92bf45ecb4ad15e9b938e342ae30d72de00303e002dc3bdbb72195520adcdc74ddd"
                            + "1544a7f4d00ea8140871da3c3403741007af9b59a92d6855",
                        Chain = "river-e51a82576b634175",
                        SharedX = "6fbaf2d424acde873601c00836cde6d5dfcb41989573bc516aa3fa93ea904195",
                        Key = "377b00855eff88e2cb50aae7bda961786fc887cb0275d70ad9b7f93740c31baa",
                        Sequence = 3,
                        Id = "2f28f0b68a524c1b6796b89feb8541b681127a30253310619c191c903058eafd",
                        Height = 2,
                        UnixMs = 1790000002000,
                        Frame =
                            "d1845839a401050319fdf20454694c1ca7a1522380ace76bf54a551c1ad9f51f283a000100027672"
                            + "697665722d65353161383235373662363334313735a0582e840358202f28f0b68a524c1b6796b89f"
                            + "eb8541b681127a30253310619c191c903058eafd021b000001a0c45073d05820069ddf8bc232b239"
                            + "820ea18cd293d58d4b15148bddc5177298dab471bc526052",
                    };
                case 2:
                    return new GoldenHead
                    {
                        Name = "actuator 1 after block 2",
                        BoardScalar = "d47b1a7891e93eafbdeb05a9079bcb6e9928cbc3aaa69b87cdcceab7dad1fb76",
                        GatewayPublicKey =
                            "122198465fcf2b526227757ea677614ac49378a2c4038281ea457065de5e30b1e0c96bf4f873dfdb"
                            + "67502ff10e6a3fd2df2e358c611f270eb0768b9cc14d91f6",
                        Chain = "river-e51a82576b634175",
                        SharedX = "bf44da7235298220fd202c9d996ecf8e209ef225b820438ac5f2c372efae3270",
                        Key = "8739df6d39c87c61455462f33ff3cc68495e9adc5deb7cd66636c3e9a6e9d62d",
                        Sequence = 2,
                        Id = "16015828ca17c11e140c581ce87a57b80a83bff9f0dc69e44ba3000d67a04240",
                        Height = 2,
                        UnixMs = 1790000002000,
                        Frame =
                            "d1845839a401050319fdf20454fd7d2251a5d3ee65f49b91e6648c45f9a40b49d03a000100027672"
                            + "697665722d65353161383235373662363334313735a0582e8402582016015828ca17c11e140c581c"
                            + "e87a57b80a83bff9f0dc69e44ba3000d67a04240021b000001a0c45073d0582061ac09cd0c94461e"
                            + "091630e0a409f5f641e287d42a132c376497229210b3fd78",
                    };
                default:
                    return new GoldenHead
                    {
                        Name = "large numbers, longest chain id",
                        BoardScalar = "ccce3c15cc186698f37f7863b197c30ab808e31c080b8a38b1e68bcc4755d2ee",
                        GatewayPublicKey =
                            "69346fb9c359fe2ba3b48f4f6774f34140f0ec1ab658531a5a01c3ec0972b3648bdc96feed87e34c"
                            + "411fbb414610cd0f5cb3e593c0aac433c8d2532106817648",
                        Chain = "abcdefghijklmnopqrstuvwx-0123456789abcdef",
                        SharedX = "f991868fa86fc3deab30d68db0bf393ab6b5a2ab12bd037b7047d4fb3693147c",
                        Key = "b0b5dd3f864b1d93d962dc7575a3bd46df7c108268915f64aaa5880fd47edcfb",
                        Sequence = 4294967296,
                        Id = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881",
                        Height = 16777216,
                        UnixMs = 253402300799999,
                        Frame =
                            "d184584da401050319fdf20454eacd7944cc95c7d06a86dcebc00051c24a5679ea3a000100027829"
                            + "6162636465666768696a6b6c6d6e6f7071727374757677782d303132333435363738396162636465"
                            + "66a0583a841b000000010000000058202d711642b726b04401627ca9fbac32f5c8530fb1903cc4db"
                            + "02258717921a48811a010000001b0000e677d21fdbff58205687108c142970024f9cae60ddd31170"
                            + "1311cf3797a4caf21c3a331ddf06042a",
                    };
            }
        }
    }
}
