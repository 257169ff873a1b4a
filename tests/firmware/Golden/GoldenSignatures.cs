namespace EdgeLedger.Firmware.UnitTests.Golden
{
    /// <summary>RFC 6979 A.2.5, and digests and scalars at the edges of their ranges.</summary>
    /// <remarks>A board has no JSON reader: these are copies, and a test on the host compares them.</remarks>
    public static class GoldenSignatures
    {
        public const int Count = 7;

        public static GoldenSignature Of(int index)
        {
            switch (index)
            {
                case 0:
                    return new GoldenSignature
                    {
                        Name = "RFC 6979 A.2.5 sample",
                        Scalar = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
                        PublicKey =
                            "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99"
                            + "a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
                        Digest = "af2bdbe1aa9b6ec1e2ade1d694f41fc71a831d0268e9891562113d8a62add1bf",
                        Signature =
                            "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716f7cb1c942d657c41"
                            + "d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
                    };
                case 1:
                    return new GoldenSignature
                    {
                        Name = "RFC 6979 A.2.5 test",
                        Scalar = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721",
                        PublicKey =
                            "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99"
                            + "a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299",
                        Digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        Signature =
                            "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367019f4113742a2b14"
                            + "bd25926b49c649155f267e60d3814b4c0cc84250e46f0083",
                    };
                case 2:
                    return new GoldenSignature
                    {
                        Name = "digest of zeros",
                        Scalar = "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b",
                        PublicKey =
                            "aba5de3b8e553403d67553a816b812973fddbd745edc753d1d986070845f5ad3d80b4755caba53d2"
                            + "0f8d82baf19610164a63781dfaecd68a09f75d07f6713e88",
                        Digest = "0000000000000000000000000000000000000000000000000000000000000000",
                        Signature =
                            "e88e4459973e6d15fe4d02142b4182f601486a64bdee3625245d2aa4628842487c2627ca3d31b9d6"
                            + "03246b7d7866a32ba0f2afc224488eea2f715e986cfa0ce9",
                    };
                case 3:
                    return new GoldenSignature
                    {
                        Name = "digest of ones, above n",
                        Scalar = "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b",
                        PublicKey =
                            "aba5de3b8e553403d67553a816b812973fddbd745edc753d1d986070845f5ad3d80b4755caba53d2"
                            + "0f8d82baf19610164a63781dfaecd68a09f75d07f6713e88",
                        Digest = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                        Signature =
                            "a600f6853c0648605bea8aa4d0bca3c8d9a93774619a27d1fb204a7f8a0a59d4d18dc1112c5df4f1"
                            + "a2491b2285f20767d7e610ed4d0562596715359c98ef39e4",
                    };
                case 4:
                    return new GoldenSignature
                    {
                        Name = "digest n",
                        Scalar = "fd24a73dd61f547a20f3fcb6deeb8548ab39dccbcc354bf68ac4549ce639014b",
                        PublicKey =
                            "aba5de3b8e553403d67553a816b812973fddbd745edc753d1d986070845f5ad3d80b4755caba53d2"
                            + "0f8d82baf19610164a63781dfaecd68a09f75d07f6713e88",
                        Digest = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
                        Signature =
                            "e88e4459973e6d15fe4d02142b4182f601486a64bdee3625245d2aa4628842487c2627ca3d31b9d6"
                            + "03246b7d7866a32ba0f2afc224488eea2f715e986cfa0ce9",
                    };
                case 5:
                    return new GoldenSignature
                    {
                        Name = "scalar one",
                        Scalar = "0000000000000000000000000000000000000000000000000000000000000001",
                        PublicKey =
                            "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b"
                            + "8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
                        Digest = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed",
                        Signature =
                            "4d042adb3cc17c4eb847354cb23100f9b6a93e0452aa15ff2965132f7ef5b0b7352e56859bf72e93"
                            + "7b9aca1ad6d62059b938f4839cc048ec3a3aec30d50c05aa",
                    };
                default:
                    return new GoldenSignature
                    {
                        Name = "scalar n-1",
                        Scalar = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550",
                        PublicKey =
                            "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296b01cbd1c01e58065"
                            + "711814b583f061e9d431cca994cea1313449bf97c840ae0a",
                        Digest = "51aeea8ffa05d2620d35c87463465885e77df13171d5708746df1a9f36d47f35",
                        Signature =
                            "5d30dcc694eb26858427bca549786c7b061b5a40673dc49c513bc17b9a1285e61d7ba23a805975fd"
                            + "6bb30d839de43065e2a92fa9dc518997142e2694c09a059d",
                    };
            }
        }
    }
}
