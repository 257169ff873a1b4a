namespace EdgeLedger.Firmware.UnitTests.Golden
{
    /// <summary>Statements of one reading or status that this firmware writes.</summary>
    /// <remarks>A board has no JSON reader: these are copies, and a test on the host compares them.</remarks>
    public static class GoldenStatements
    {
        public const int Count = 8;

        public static GoldenStatement Of(int index)
        {
            switch (index)
            {
                case 0:
                    return new GoldenStatement
                    {
                        Name = "first, single reading of a default meter",
                        Scalar = "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b",
                        Address = "d8bed7e300d89b50dc637f51e1df0d0159b104bf",
                        Chain = "river-e51a82576b634175",
                        Sequence = 1,
                        Previous = "0000000000000000000000000000000000000000000000000000000000000000",
                        ContentType = 112,
                        UnixSeconds = 1790000060,
                        Millivolts = 230000,
                        Payload =
                            "84a50065312e382e3001625768020020181a221a6ab13bbca3006631362e372e300161570200a300"
                            + "6633322e372e3001626d56021a00038270a2006739372e39372e300200",
                        Id = "75236032638027efd2e92abe5d0ac8bcfdfe1e60d36241e5a6a3eeac488a4820",
                        Statement =
                            "d2845865a601260318700454d8bed7e300d89b50dc637f51e1df0d0159b104bf3a00010000013a00"
                            + "010001582000000000000000000000000000000000000000000000000000000000000000003a0001"
                            + "00027672697665722d65353161383235373662363334313735a0584584a50065312e382e30016257"
                            + "68020020181a221a6ab13bbca3006631362e372e300161570200a3006633322e372e3001626d5602"
                            + "1a00038270a2006739372e39372e300200584006ca46bff579893231603556b36b46ab382d3e862d"
                            + "537c6483ea7e1fa798b57783d383e59611eab40e6f11302616db6bc5e6d2ba8df90453929846d195"
                            + "389039",
                    };
                case 1:
                    return new GoldenStatement
                    {
                        Name = "time and register at zero, shortest chain id",
                        Scalar = "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b",
                        Address = "d8bed7e300d89b50dc637f51e1df0d0159b104bf",
                        Chain = "a-0123456789abcdef",
                        Sequence = 1,
                        Previous = "0000000000000000000000000000000000000000000000000000000000000000",
                        ContentType = 112,
                        Payload =
                            "84a50065312e382e3001625768020020181a2200a3006631362e372e300161570200a3006633322e"
                            + "372e3001626d560200a2006739372e39372e300200",
                        Id = "f75ebe1d51621455d4519b7583f88e27ed25edabdf3ced036d9aeacf077a21f6",
                        Statement =
                            "d2845861a601260318700454d8bed7e300d89b50dc637f51e1df0d0159b104bf3a00010000013a00"
                            + "010001582000000000000000000000000000000000000000000000000000000000000000003a0001"
                            + "000272612d30313233343536373839616263646566a0583d84a50065312e382e3001625768020020"
                            + "181a2200a3006631362e372e300161570200a3006633322e372e3001626d560200a2006739372e39"
                            + "372e3002005840e60fa2caad7c6e24d110cb12b6810d703374eecd2c9e62a43312dc16e56afccbf9"
                            + "530e85318c5fe890b3569a18a0f2049235e646af8973149cf5393d9af0474e",
                    };
                case 2:
                    return new GoldenStatement
                    {
                        Name = "device status, periodic",
                        Scalar = "d47b1a7891e93eafbdeb05a9079bcb6e9928cbc3aaa69b87cdcceab7dad1fb76",
                        Address = "e47b6362e7fcf537fca0679bb539f7ac214735f0",
                        Chain = "river-e51a82576b634175",
                        Sequence = 1,
                        Previous = "0000000000000000000000000000000000000000000000000000000000000000",
                        ContentType = 65002,
                        UnixSeconds = 1790000060,
                        UptimeSeconds = 60,
                        Payload = "a4011a6ab13bbc0200030004183c",
                        Id = "af9ac0b5522309d545b1379bb9fbc285c0882fedfbdc370bb23fd01bf3dad0fb",
                        Statement =
                            "d2845866a601260319fdea0454e47b6362e7fcf537fca0679bb539f7ac214735f03a00010000013a"
                            + "00010001582000000000000000000000000000000000000000000000000000000000000000003a00"
                            + "0100027672697665722d65353161383235373662363334313735a04ea4011a6ab13bbc0200030004"
                            + "183c584079b78d45a627ffc0b3888028947afc9db58ed4284130b71531bb80e96948c86702f571d5"
                            + "2c5cf95c71bbc104300ac5c54951e6d9c87e7cd741f99e8020c477df",
                    };
                case 3:
                    return new GoldenStatement
                    {
                        Name = "device status, button after a long time",
                        Scalar = "d47b1a7891e93eafbdeb05a9079bcb6e9928cbc3aaa69b87cdcceab7dad1fb76",
                        Address = "e47b6362e7fcf537fca0679bb539f7ac214735f0",
                        Chain = "river-e51a82576b634175",
                        Sequence = 70000,
                        Previous = "03fbd36c05856bca596b0bcb4466f4f30f0119a41be2b9fcebfa71d68178b116",
                        ContentType = 65002,
                        UnixSeconds = 1790086400,
                        Relays = -2147483647,
                        Cause = 3,
                        UptimeSeconds = 100000000,
                        Payload = "a4011a6ab28d00021a800000010303041a05f5e100",
                        Id = "b89561244357ae0c08fe0697ea2e82937fad1ede565d24b750b4c5eb24307fd8",
                        Statement =
                            "d284586aa601260319fdea0454e47b6362e7fcf537fca0679bb539f7ac214735f03a000100001a00"
                            + "0111703a00010001582003fbd36c05856bca596b0bcb4466f4f30f0119a41be2b9fcebfa71d68178"
                            + "b1163a000100027672697665722d65353161383235373662363334313735a055a4011a6ab28d0002"
                            + "1a800000010303041a05f5e1005840c4f9a0fad8de1ef4bd6bf15564d663d1e4c4a80140f36752f9"
                            + "2927c8c1cbaec4ea18dd796ed4d6b9ab96430f817231a52854e307cdb6de181030f9c1c17f9918",
                    };
                case 4:
                    return new GoldenStatement
                    {
                        Name = "device status at start",
                        Scalar = "d47b1a7891e93eafbdeb05a9079bcb6e9928cbc3aaa69b87cdcceab7dad1fb76",
                        Address = "e47b6362e7fcf537fca0679bb539f7ac214735f0",
                        Chain = "river-e51a82576b634175",
                        Sequence = 2,
                        Previous = "9b85c0828dcfbc883726fc200c987baa9826da6ba6a358643a69a52d8698d72e",
                        ContentType = 65002,
                        UnixSeconds = 1790000000,
                        Relays = 2,
                        Cause = 1,
                        Payload = "a4011a6ab13b80020203010400",
                        Id = "cd98edb494a7e57d2e4b16f17cbb4677f6ba0808a765fffe7624dff291e3bed5",
                        Statement =
                            "d2845866a601260319fdea0454e47b6362e7fcf537fca0679bb539f7ac214735f03a00010000023a"
                            + "0001000158209b85c0828dcfbc883726fc200c987baa9826da6ba6a358643a69a52d8698d72e3a00"
                            + "0100027672697665722d65353161383235373662363334313735a04da4011a6ab13b800202030104"
                            + "0058402e37e41f66e14b2604e9c94349cb4a955234d59e1d12a860064032ae3c3068b073cde52e3c"
                            + "6771cfa0bfe2c0a7605e9daf8a2844301ef35c905653fb87c0f7c4",
                    };
                case 5:
                    return new GoldenStatement
                    {
                        Name = "first reading after enrolment",
                        Scalar = "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b",
                        Address = "d8bed7e300d89b50dc637f51e1df0d0159b104bf",
                        Chain = "river-e51a82576b634175",
                        Sequence = 2,
                        Previous = "90d9b741cd95269dbdcfb2e41fa41e2aedf05c493fc55c2d05a1090384452f5b",
                        ContentType = 112,
                        UnixSeconds = 1790000060,
                        ImportWh = 12,
                        PowerW = 720,
                        Millivolts = 230100,
                        Payload =
                            "84a50065312e382e3001625768020c20181a221a6ab13bbca3006631362e372e30016157021902d0"
                            + "a3006633322e372e3001626d56021a000382d4a2006739372e39372e300200",
                        Id = "c7138ff81564a1b134ec883f37b6242690532a91c61e5b2bdc725ff482f705fb",
                        Statement =
                            "d2845865a601260318700454d8bed7e300d89b50dc637f51e1df0d0159b104bf3a00010000023a00"
                            + "010001582090d9b741cd95269dbdcfb2e41fa41e2aedf05c493fc55c2d05a1090384452f5b3a0001"
                            + "00027672697665722d65353161383235373662363334313735a0584784a50065312e382e30016257"
                            + "68020c20181a221a6ab13bbca3006631362e372e30016157021902d0a3006633322e372e3001626d"
                            + "56021a000382d4a2006739372e39372e30020058400a759883e9bd71fd1911a9d69ba2c5b53816b1"
                            + "9d153d154100770f06722de7b80b4169c2ea068a66825f4c06ceadd2dd7c4a1d2ae1f78bb264d807"
                            + "23fa5b394f",
                    };
                case 6:
                    return new GoldenStatement
                    {
                        Name = "second reading after enrolment",
                        Scalar = "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b",
                        Address = "d8bed7e300d89b50dc637f51e1df0d0159b104bf",
                        Chain = "river-e51a82576b634175",
                        Sequence = 3,
                        Previous = "c7138ff81564a1b134ec883f37b6242690532a91c61e5b2bdc725ff482f705fb",
                        ContentType = 112,
                        UnixSeconds = 1790000120,
                        ImportWh = 24,
                        PowerW = 720,
                        Millivolts = 230050,
                        Payload =
                            "84a50065312e382e300162576802181820181a221a6ab13bf8a3006631362e372e30016157021902"
                            + "d0a3006633322e372e3001626d56021a000382a2a2006739372e39372e300200",
                        Id = "2f28f0b68a524c1b6796b89feb8541b681127a30253310619c191c903058eafd",
                        Statement =
                            "d2845865a601260318700454d8bed7e300d89b50dc637f51e1df0d0159b104bf3a00010000033a00"
                            + "0100015820c7138ff81564a1b134ec883f37b6242690532a91c61e5b2bdc725ff482f705fb3a0001"
                            + "00027672697665722d65353161383235373662363334313735a0584884a50065312e382e30016257"
                            + "6802181820181a221a6ab13bf8a3006631362e372e30016157021902d0a3006633322e372e300162"
                            + "6d56021a000382a2a2006739372e39372e3002005840b909a2e2ebcfd09dcaee133b65ba2d896235"
                            + "70f9f145a4f96d96ec6e83de6027d5e90fe1bcd283ca5833ddc891c7926378fc497b13e065382cd9"
                            + "48764fc25c86",
                    };
                default:
                    return new GoldenStatement
                    {
                        Name = "first status after enrolment",
                        Scalar = "d47b1a7891e93eafbdeb05a9079bcb6e9928cbc3aaa69b87cdcceab7dad1fb76",
                        Address = "e47b6362e7fcf537fca0679bb539f7ac214735f0",
                        Chain = "river-e51a82576b634175",
                        Sequence = 2,
                        Previous = "190bb56c53212754acb44f591dbe6a8bb7ee95ff9c7d1163ff94027fc248606a",
                        ContentType = 65002,
                        UnixSeconds = 1790000061,
                        Relays = 1,
                        Cause = 1,
                        UptimeSeconds = 1,
                        Payload = "a4011a6ab13bbd020103010401",
                        Id = "16015828ca17c11e140c581ce87a57b80a83bff9f0dc69e44ba3000d67a04240",
                        Statement =
                            "d2845866a601260319fdea0454e47b6362e7fcf537fca0679bb539f7ac214735f03a00010000023a"
                            + "000100015820190bb56c53212754acb44f591dbe6a8bb7ee95ff9c7d1163ff94027fc248606a3a00"
                            + "0100027672697665722d65353161383235373662363334313735a04da4011a6ab13bbd0201030104"
                            + "01584096abf4406e2af01c58091f275910f8205710d6e4ec41f9bd378dcf553cad40d6d72cbdf0ef"
                            + "9a868f3f6f5af79a5cff2a380df689d53d2ccc9c825f04ca2f2758",
                    };
            }
        }
    }
}
