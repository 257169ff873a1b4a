namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>SHA-256 (FIPS 180-4) in pieces; reusable, and nothing is allocated after construction.</summary>
    /// <remarks>
    /// The device has native HMAC-SHA-256 but no plain hash. Each 32-bit word w is held as w * (2^32 + 1) in a
    /// long, so that a rotation is one shift: the interpreter pays per instruction, and this takes 6,400 of them a
    /// block against 8,000 of the text-book form. Bits above 31 are rubbish between steps; <c>&amp; low</c> clears
    /// them where they would come down.
    /// </remarks>
    public sealed class Sha256
    {
        public const int HashBytes = 32;

        private const int BlockBytes = 64;
        private const int LengthBytes = 8;

        // Sixteen round constants a row: a row is one array load, its elements have constant indices.
        private readonly long[][] _constants = new long[][]
        {
            new long[]
            {
                0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5,
                0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
                0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3,
                0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
            },
            new long[]
            {
                0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC,
                0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
                0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7,
                0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
            },
            new long[]
            {
                0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13,
                0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
                0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3,
                0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
            },
            new long[]
            {
                0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5,
                0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
                0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208,
                0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
            },
        };

        private readonly long[] _state = new long[8];
        private readonly byte[] _block = new byte[BlockBytes];
        private int _blockCount;
        private long _totalCount;

        public Sha256()
        {
            Reset();
        }

        /// <summary>Forgets everything fed so far.</summary>
        public void Reset()
        {
            _state[0] = 0x6A09E667;
            _state[1] = 0xBB67AE85;
            _state[2] = 0x3C6EF372;
            _state[3] = 0xA54FF53A;
            _state[4] = 0x510E527F;
            _state[5] = 0x9B05688C;
            _state[6] = 0x1F83D9AB;
            _state[7] = 0x5BE0CD19;
            _blockCount = 0;
            _totalCount = 0;
        }

        public void Update(byte[] data)
        {
            Update(data, 0, data.Length);
        }

        public void Update(byte[] data, int offset, int count)
        {
            _totalCount += count;
            while (count > 0)
            {
                int taken = BlockBytes - _blockCount;
                if (taken > count)
                {
                    taken = count;
                }

                System.Array.Copy(data, offset, _block, _blockCount, taken);
                _blockCount += taken;
                offset += taken;
                count -= taken;
                if (_blockCount == BlockBytes)
                {
                    Compress();
                    _blockCount = 0;
                }
            }
        }

        /// <summary>Writes the 32 bytes of the hash into the caller's array and resets.</summary>
        public void Finish(byte[] hash, int offset)
        {
            long bits = _totalCount << 3;
            _block[_blockCount++] = 0x80;
            if (_blockCount > BlockBytes - LengthBytes)
            {
                System.Array.Clear(_block, _blockCount, BlockBytes - _blockCount);
                Compress();
                _blockCount = 0;
            }

            System.Array.Clear(_block, _blockCount, BlockBytes - _blockCount);
            for (int i = 0; i < LengthBytes; i++)
            {
                _block[BlockBytes - 1 - i] = (byte)(bits >> (8 * i));
            }

            Compress();
            for (int i = 0; i < 8; i++)
            {
                int word = (int)_state[i];
                hash[offset++] = (byte)(word >> 24);
                hash[offset++] = (byte)(word >> 16);
                hash[offset++] = (byte)(word >> 8);
                hash[offset++] = (byte)word;
            }

            Reset();
        }

        /// <summary>Hash of one whole array; <paramref name="hash"/> takes 32 bytes.</summary>
        public void Hash(byte[] data, byte[] hash)
        {
            Reset();
            Update(data, 0, data.Length);
            Finish(hash, 0);
        }

        // FIPS 180-4 section 6.2.2, sixteen rounds a pass with the roles of a..h rotating instead of their values.
        private void Compress()
        {
            byte[] block = _block;
            long[] state = _state;
            long low = 0xFFFFFFFF;
            long twice = 0x100000001;
            long t;

            long w0 = (((block[0] << 24) | (block[1] << 16) | (block[2] << 8) | block[3]) & low) * twice;
            long w1 = (((block[4] << 24) | (block[5] << 16) | (block[6] << 8) | block[7]) & low) * twice;
            long w2 = (((block[8] << 24) | (block[9] << 16) | (block[10] << 8) | block[11]) & low) * twice;
            long w3 = (((block[12] << 24) | (block[13] << 16) | (block[14] << 8) | block[15]) & low) * twice;
            long w4 = (((block[16] << 24) | (block[17] << 16) | (block[18] << 8) | block[19]) & low) * twice;
            long w5 = (((block[20] << 24) | (block[21] << 16) | (block[22] << 8) | block[23]) & low) * twice;
            long w6 = (((block[24] << 24) | (block[25] << 16) | (block[26] << 8) | block[27]) & low) * twice;
            long w7 = (((block[28] << 24) | (block[29] << 16) | (block[30] << 8) | block[31]) & low) * twice;
            long w8 = (((block[32] << 24) | (block[33] << 16) | (block[34] << 8) | block[35]) & low) * twice;
            long w9 = (((block[36] << 24) | (block[37] << 16) | (block[38] << 8) | block[39]) & low) * twice;
            long w10 = (((block[40] << 24) | (block[41] << 16) | (block[42] << 8) | block[43]) & low) * twice;
            long w11 = (((block[44] << 24) | (block[45] << 16) | (block[46] << 8) | block[47]) & low) * twice;
            long w12 = (((block[48] << 24) | (block[49] << 16) | (block[50] << 8) | block[51]) & low) * twice;
            long w13 = (((block[52] << 24) | (block[53] << 16) | (block[54] << 8) | block[55]) & low) * twice;
            long w14 = (((block[56] << 24) | (block[57] << 16) | (block[58] << 8) | block[59]) & low) * twice;
            long w15 = (((block[60] << 24) | (block[61] << 16) | (block[62] << 8) | block[63]) & low) * twice;

            long a = state[0] * twice;
            long b = state[1] * twice;
            long c = state[2] * twice;
            long d = state[3] * twice;
            long e = state[4] * twice;
            long f = state[5] * twice;
            long g = state[6] * twice;
            long h = state[7] * twice;

            for (int pass = 0; pass < 4; pass++)
            {
                if (pass > 0)
                {
                    w0 = ((w0 + ((w1 >> 7) ^ (w1 >> 18) ^ ((w1 & low) >> 3)) + w9
                        + ((w14 >> 17) ^ (w14 >> 19) ^ ((w14 & low) >> 10))) & low) * twice;
                    w1 = ((w1 + ((w2 >> 7) ^ (w2 >> 18) ^ ((w2 & low) >> 3)) + w10
                        + ((w15 >> 17) ^ (w15 >> 19) ^ ((w15 & low) >> 10))) & low) * twice;
                    w2 = ((w2 + ((w3 >> 7) ^ (w3 >> 18) ^ ((w3 & low) >> 3)) + w11
                        + ((w0 >> 17) ^ (w0 >> 19) ^ ((w0 & low) >> 10))) & low) * twice;
                    w3 = ((w3 + ((w4 >> 7) ^ (w4 >> 18) ^ ((w4 & low) >> 3)) + w12
                        + ((w1 >> 17) ^ (w1 >> 19) ^ ((w1 & low) >> 10))) & low) * twice;
                    w4 = ((w4 + ((w5 >> 7) ^ (w5 >> 18) ^ ((w5 & low) >> 3)) + w13
                        + ((w2 >> 17) ^ (w2 >> 19) ^ ((w2 & low) >> 10))) & low) * twice;
                    w5 = ((w5 + ((w6 >> 7) ^ (w6 >> 18) ^ ((w6 & low) >> 3)) + w14
                        + ((w3 >> 17) ^ (w3 >> 19) ^ ((w3 & low) >> 10))) & low) * twice;
                    w6 = ((w6 + ((w7 >> 7) ^ (w7 >> 18) ^ ((w7 & low) >> 3)) + w15
                        + ((w4 >> 17) ^ (w4 >> 19) ^ ((w4 & low) >> 10))) & low) * twice;
                    w7 = ((w7 + ((w8 >> 7) ^ (w8 >> 18) ^ ((w8 & low) >> 3)) + w0
                        + ((w5 >> 17) ^ (w5 >> 19) ^ ((w5 & low) >> 10))) & low) * twice;
                    w8 = ((w8 + ((w9 >> 7) ^ (w9 >> 18) ^ ((w9 & low) >> 3)) + w1
                        + ((w6 >> 17) ^ (w6 >> 19) ^ ((w6 & low) >> 10))) & low) * twice;
                    w9 = ((w9 + ((w10 >> 7) ^ (w10 >> 18) ^ ((w10 & low) >> 3)) + w2
                        + ((w7 >> 17) ^ (w7 >> 19) ^ ((w7 & low) >> 10))) & low) * twice;
                    w10 = ((w10 + ((w11 >> 7) ^ (w11 >> 18) ^ ((w11 & low) >> 3)) + w3
                        + ((w8 >> 17) ^ (w8 >> 19) ^ ((w8 & low) >> 10))) & low) * twice;
                    w11 = ((w11 + ((w12 >> 7) ^ (w12 >> 18) ^ ((w12 & low) >> 3)) + w4
                        + ((w9 >> 17) ^ (w9 >> 19) ^ ((w9 & low) >> 10))) & low) * twice;
                    w12 = ((w12 + ((w13 >> 7) ^ (w13 >> 18) ^ ((w13 & low) >> 3)) + w5
                        + ((w10 >> 17) ^ (w10 >> 19) ^ ((w10 & low) >> 10))) & low) * twice;
                    w13 = ((w13 + ((w14 >> 7) ^ (w14 >> 18) ^ ((w14 & low) >> 3)) + w6
                        + ((w11 >> 17) ^ (w11 >> 19) ^ ((w11 & low) >> 10))) & low) * twice;
                    w14 = ((w14 + ((w15 >> 7) ^ (w15 >> 18) ^ ((w15 & low) >> 3)) + w7
                        + ((w12 >> 17) ^ (w12 >> 19) ^ ((w12 & low) >> 10))) & low) * twice;
                    w15 = ((w15 + ((w0 >> 7) ^ (w0 >> 18) ^ ((w0 & low) >> 3)) + w8
                        + ((w13 >> 17) ^ (w13 >> 19) ^ ((w13 & low) >> 10))) & low) * twice;
                }

                long[] k = _constants[pass];
                t = h + ((e >> 6) ^ (e >> 11) ^ (e >> 25)) + (g ^ (e & (f ^ g))) + k[0] + w0;
                d = ((d + t) & low) * twice;
                h = ((t + ((a >> 2) ^ (a >> 13) ^ (a >> 22)) + ((a & b) | (c & (a | b)))) & low) * twice;
                t = g + ((d >> 6) ^ (d >> 11) ^ (d >> 25)) + (f ^ (d & (e ^ f))) + k[1] + w1;
                c = ((c + t) & low) * twice;
                g = ((t + ((h >> 2) ^ (h >> 13) ^ (h >> 22)) + ((h & a) | (b & (h | a)))) & low) * twice;
                t = f + ((c >> 6) ^ (c >> 11) ^ (c >> 25)) + (e ^ (c & (d ^ e))) + k[2] + w2;
                b = ((b + t) & low) * twice;
                f = ((t + ((g >> 2) ^ (g >> 13) ^ (g >> 22)) + ((g & h) | (a & (g | h)))) & low) * twice;
                t = e + ((b >> 6) ^ (b >> 11) ^ (b >> 25)) + (d ^ (b & (c ^ d))) + k[3] + w3;
                a = ((a + t) & low) * twice;
                e = ((t + ((f >> 2) ^ (f >> 13) ^ (f >> 22)) + ((f & g) | (h & (f | g)))) & low) * twice;
                t = d + ((a >> 6) ^ (a >> 11) ^ (a >> 25)) + (c ^ (a & (b ^ c))) + k[4] + w4;
                h = ((h + t) & low) * twice;
                d = ((t + ((e >> 2) ^ (e >> 13) ^ (e >> 22)) + ((e & f) | (g & (e | f)))) & low) * twice;
                t = c + ((h >> 6) ^ (h >> 11) ^ (h >> 25)) + (b ^ (h & (a ^ b))) + k[5] + w5;
                g = ((g + t) & low) * twice;
                c = ((t + ((d >> 2) ^ (d >> 13) ^ (d >> 22)) + ((d & e) | (f & (d | e)))) & low) * twice;
                t = b + ((g >> 6) ^ (g >> 11) ^ (g >> 25)) + (a ^ (g & (h ^ a))) + k[6] + w6;
                f = ((f + t) & low) * twice;
                b = ((t + ((c >> 2) ^ (c >> 13) ^ (c >> 22)) + ((c & d) | (e & (c | d)))) & low) * twice;
                t = a + ((f >> 6) ^ (f >> 11) ^ (f >> 25)) + (h ^ (f & (g ^ h))) + k[7] + w7;
                e = ((e + t) & low) * twice;
                a = ((t + ((b >> 2) ^ (b >> 13) ^ (b >> 22)) + ((b & c) | (d & (b | c)))) & low) * twice;
                t = h + ((e >> 6) ^ (e >> 11) ^ (e >> 25)) + (g ^ (e & (f ^ g))) + k[8] + w8;
                d = ((d + t) & low) * twice;
                h = ((t + ((a >> 2) ^ (a >> 13) ^ (a >> 22)) + ((a & b) | (c & (a | b)))) & low) * twice;
                t = g + ((d >> 6) ^ (d >> 11) ^ (d >> 25)) + (f ^ (d & (e ^ f))) + k[9] + w9;
                c = ((c + t) & low) * twice;
                g = ((t + ((h >> 2) ^ (h >> 13) ^ (h >> 22)) + ((h & a) | (b & (h | a)))) & low) * twice;
                t = f + ((c >> 6) ^ (c >> 11) ^ (c >> 25)) + (e ^ (c & (d ^ e))) + k[10] + w10;
                b = ((b + t) & low) * twice;
                f = ((t + ((g >> 2) ^ (g >> 13) ^ (g >> 22)) + ((g & h) | (a & (g | h)))) & low) * twice;
                t = e + ((b >> 6) ^ (b >> 11) ^ (b >> 25)) + (d ^ (b & (c ^ d))) + k[11] + w11;
                a = ((a + t) & low) * twice;
                e = ((t + ((f >> 2) ^ (f >> 13) ^ (f >> 22)) + ((f & g) | (h & (f | g)))) & low) * twice;
                t = d + ((a >> 6) ^ (a >> 11) ^ (a >> 25)) + (c ^ (a & (b ^ c))) + k[12] + w12;
                h = ((h + t) & low) * twice;
                d = ((t + ((e >> 2) ^ (e >> 13) ^ (e >> 22)) + ((e & f) | (g & (e | f)))) & low) * twice;
                t = c + ((h >> 6) ^ (h >> 11) ^ (h >> 25)) + (b ^ (h & (a ^ b))) + k[13] + w13;
                g = ((g + t) & low) * twice;
                c = ((t + ((d >> 2) ^ (d >> 13) ^ (d >> 22)) + ((d & e) | (f & (d | e)))) & low) * twice;
                t = b + ((g >> 6) ^ (g >> 11) ^ (g >> 25)) + (a ^ (g & (h ^ a))) + k[14] + w14;
                f = ((f + t) & low) * twice;
                b = ((t + ((c >> 2) ^ (c >> 13) ^ (c >> 22)) + ((c & d) | (e & (c | d)))) & low) * twice;
                t = a + ((f >> 6) ^ (f >> 11) ^ (f >> 25)) + (h ^ (f & (g ^ h))) + k[15] + w15;
                e = ((e + t) & low) * twice;
                a = ((t + ((b >> 2) ^ (b >> 13) ^ (b >> 22)) + ((b & c) | (d & (b | c)))) & low) * twice;
            }

            state[0] = (state[0] + a) & low;
            state[1] = (state[1] + b) & low;
            state[2] = (state[2] + c) & low;
            state[3] = (state[3] + d) & low;
            state[4] = (state[4] + e) & low;
            state[5] = (state[5] + f) & low;
            state[6] = (state[6] + g) & low;
            state[7] = (state[7] + h) & low;
        }
    }
}
