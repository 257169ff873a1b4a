namespace EdgeLedger.Firmware.Cryptography
{
    /// <summary>Multiples of P-256's base point for the signed comb, kept in flash.</summary>
    /// <remarks>
    /// Point 64 b + e is 2^(19 b) times the sum of plus or minus 2^(37 t) G for t = 0..6: plus for t = 6, and for
    /// t &lt; 6 where bit t of e is set. Each is x then y, nine limbs of 29 bits, least significant first, in
    /// Montgomery form (times 2^261 mod p). A switch of array expressions, since a static array would be copied to
    /// the heap when the board starts: 9.2 KB of the 60 KB there are. A test computes every entry anew.
    /// </remarks>
    internal static class BasePointTable
    {
        public const int Teeth = 7;
        public const int Columns = 37;
        public const int BlockColumns = 19;
        public const int Length = 128;

        public static int[] Point(int index)
        {
            switch (index)
            {
                case 0:
                    return new int[] {
                        0x1BB38BEA, 0x0AD5D4BC, 0x12C4DBC4, 0x168B6A58, 0x01BC13B8, 0x146FA521,
                        0x1307FDBA, 0x159C5663, 0x007B83F0, 0x1630E4B9, 0x06D48673, 0x1A947389,
                        0x1862619D, 0x0956A5C6, 0x13197117, 0x05D6AAC5, 0x0BBCF812, 0x0018AA96 };
                case 1:
                    return new int[] {
                        0x0F53FFF9, 0x145AC5F9, 0x118E17A2, 0x12C0D51F, 0x03AE23D2, 0x1DFFB7FD,
                        0x04532AB9, 0x0E6295B0, 0x00831FA6, 0x01182F03, 0x05272C25, 0x0482DDC1,
                        0x1021E9B4, 0x1F66DA8B, 0x158B10D5, 0x08522326, 0x0C6F4BD2, 0x002161B0 };
                case 2:
                    return new int[] {
                        0x19E8963C, 0x1BAEDE4C, 0x14D6846B, 0x0FEE23FB, 0x119DBA28, 0x1485C0FD,
                        0x00236B11, 0x1F40A2F1, 0x0039F14C, 0x17BDE192, 0x0E8F6FD0, 0x0531AD5E,
                        0x1B933D7E, 0x1624162F, 0x1969A831, 0x1C09117D, 0x16AF0A77, 0x0090EC9F };
                case 3:
                    return new int[] {
                        0x1ABC3060, 0x0A0E15A7, 0x00204D71, 0x1F73037E, 0x10E39956, 0x1D12BEF5,
                        0x1FD4A0CF, 0x0355AFB7, 0x004EFAA0, 0x0A92EFE0, 0x03D1D4E4, 0x1C61DED0,
                        0x133FF3EF, 0x1A0A7860, 0x1BC48B71, 0x0379627C, 0x0778EB71, 0x00CABCFB };
                case 4:
                    return new int[] {
                        0x0A19B281, 0x1DD55E76, 0x186BD8F1, 0x134F680B, 0x0A1B6C42, 0x1CD376D9,
                        0x1661C8DA, 0x0A54A19F, 0x009B66A8, 0x00BA805E, 0x1F7B42D9, 0x081B591B,
                        0x1727CAA0, 0x1F6669CD, 0x189867C9, 0x0638F0B6, 0x0860EE54, 0x00EA4DDB };
                case 5:
                    return new int[] {
                        0x184AADDE, 0x11643E9B, 0x10A5E17F, 0x12770BF7, 0x07BE85BE, 0x05F85B26,
                        0x0FAE88DE, 0x1CA772BF, 0x008539CE, 0x16E7D1B5, 0x15D8EC8F, 0x07AB557F,
                        0x1A1665A9, 0x041F7659, 0x0A4027A7, 0x128086A9, 0x1C9DA958, 0x00ABDF64 };
                case 6:
                    return new int[] {
                        0x1EDAD94C, 0x14E10648, 0x09183063, 0x1B7C9A8C, 0x02DD3D10, 0x17F55BF5,
                        0x0B0F6DD1, 0x1AC4B0DA, 0x001280A2, 0x0A10608B, 0x0E475B2A, 0x0E5FADE8,
                        0x0CC797EC, 0x04BC17B1, 0x011B9698, 0x123579D7, 0x0605A5E6, 0x00D406A2 };
                case 7:
                    return new int[] {
                        0x0E32265B, 0x10D138CC, 0x1B2ED283, 0x1A44CB40, 0x04FBB1AE, 0x111D9247,
                        0x09C1C7AA, 0x0B20C830, 0x00B901D8, 0x03ADA715, 0x1C9ACCE7, 0x17F6099A,
                        0x05B2FC82, 0x023A022A, 0x0E43AB37, 0x0021FE84, 0x0CC285E4, 0x002703F0 };
                case 8:
                    return new int[] {
                        0x1C7640D9, 0x0C17C33E, 0x160BAF8F, 0x1EFF91F2, 0x0F891DEF, 0x0D620C8E,
                        0x19D1F336, 0x09B0CBB7, 0x0084FAB9, 0x0DC5133B, 0x1A1D4599, 0x198BD4B2,
                        0x0FA6E482, 0x08A682FD, 0x066485F0, 0x0A790687, 0x0CA416C8, 0x00AF00B4 };
                case 9:
                    return new int[] {
                        0x035C0F62, 0x10BD774B, 0x04EBC726, 0x08484257, 0x030544EA, 0x1E593496,
                        0x15A463A0, 0x1FA614B6, 0x00885C42, 0x14DD6191, 0x11AC9E92, 0x1C6F5381,
                        0x043F4041, 0x07B126E4, 0x0A5AFBC6, 0x13E02FB2, 0x1FC4CBB8, 0x00CA0EAD };
                case 10:
                    return new int[] {
                        0x0E67FD09, 0x08230544, 0x1E65272F, 0x0F8BA582, 0x14C43E13, 0x1FBA1953,
                        0x0AC07F0B, 0x0D3F2766, 0x00FB0551, 0x06777DA0, 0x1613BA8A, 0x01FE308C,
                        0x029131F9, 0x01BBF5EB, 0x08E09B31, 0x0AB3872C, 0x083C7F57, 0x003DF051 };
                case 11:
                    return new int[] {
                        0x1789BDF7, 0x16F27F3E, 0x10AFE133, 0x003C1DB1, 0x0A78D9C1, 0x084D85AB,
                        0x030C91C0, 0x0043488C, 0x008099F5, 0x0482E41F, 0x1A7FDE73, 0x187978D6,
                        0x1D6F4D21, 0x14CD5907, 0x01747D7F, 0x1B93698F, 0x1B44E911, 0x00F3C2DD };
                case 12:
                    return new int[] {
                        0x015BBFEE, 0x1A166B62, 0x00F2A6E7, 0x0FCCFB14, 0x0547D88D, 0x14648F0A,
                        0x095B2773, 0x04719EE5, 0x00A550CB, 0x0BFE0B15, 0x100BB75F, 0x0B67B94A,
                        0x0BA64906, 0x14CC8199, 0x0896A41C, 0x0FAA1D15, 0x167F6E09, 0x00106D16 };
                case 13:
                    return new int[] {
                        0x169F6D0F, 0x027999C7, 0x05A3588C, 0x17C582EE, 0x0E6C0862, 0x005885A7,
                        0x15B7CF84, 0x1EA88324, 0x009D56F2, 0x159D7B72, 0x064042DC, 0x0FEA7C3B,
                        0x09F95DA9, 0x00307883, 0x101F9DFB, 0x0D9E7E27, 0x17D21DC7, 0x00DFD257 };
                case 14:
                    return new int[] {
                        0x18342A12, 0x17C580EB, 0x0A2F31B7, 0x08A20F74, 0x11E40C06, 0x0F027DC4,
                        0x1CA59700, 0x1F3125C1, 0x0053DDAD, 0x05933C19, 0x189EF8FC, 0x0C1125E2,
                        0x00F96FE3, 0x030EB964, 0x0C3623F0, 0x197B3712, 0x0EDF5274, 0x006CDD1D };
                case 15:
                    return new int[] {
                        0x11B17AD4, 0x0116077D, 0x003BB4E6, 0x07ED8617, 0x176A3C37, 0x172AFBC6,
                        0x168CD726, 0x12300680, 0x0020585C, 0x079293BA, 0x01359488, 0x046D6A81,
                        0x015B71DB, 0x1C770372, 0x06187E4C, 0x058A4F08, 0x1545B082, 0x0034E90A };
                case 16:
                    return new int[] {
                        0x04FD9903, 0x134026B9, 0x1D799A8A, 0x0523C2A0, 0x19CEA9D0, 0x157F7321,
                        0x0AAED79C, 0x07E8146F, 0x00490445, 0x1D6439F7, 0x0FF0AA8E, 0x1CD18350,
                        0x17474F3D, 0x047039BF, 0x0F612A57, 0x0FB45149, 0x16B83D45, 0x00F58624 };
                case 17:
                    return new int[] {
                        0x19A42253, 0x0626B173, 0x1BDB2D65, 0x0A594267, 0x09E62206, 0x0DD5126D,
                        0x0ECF3699, 0x015C23C5, 0x008DC583, 0x00C4E042, 0x138FC47C, 0x153563B1,
                        0x182C6431, 0x0F77F2FC, 0x0BBA6DD8, 0x1EFBFED3, 0x147AB124, 0x00EBFB3A };
                case 18:
                    return new int[] {
                        0x0F775D95, 0x18ACFD6C, 0x090D141C, 0x12932AF1, 0x1AB522B5, 0x00037068,
                        0x161A4C30, 0x1589DE68, 0x00A57918, 0x151EDE1A, 0x0E18462B, 0x16B370CF,
                        0x02A07EFB, 0x0A46B1EB, 0x0A7AB341, 0x02CF7B9D, 0x014D57B2, 0x0078480E };
                case 19:
                    return new int[] {
                        0x01BD4171, 0x1AEF8047, 0x1B269DD1, 0x05AA4F3B, 0x047F6F6B, 0x11ABCE32,
                        0x0B30082B, 0x06A23A61, 0x00D2A638, 0x066FEC82, 0x0D8D317C, 0x0472B1E7,
                        0x0ACF1A40, 0x1CB44327, 0x170B85C2, 0x0DC34A79, 0x13D449B7, 0x00A09C32 };
                case 20:
                    return new int[] {
                        0x093B0C36, 0x0CDF1E41, 0x168D95C4, 0x0613F6E9, 0x0A4065C3, 0x0D743F64,
                        0x057E2F05, 0x0F2B64F5, 0x00A2A368, 0x0C45A6AE, 0x1AC992B2, 0x16A18BE4,
                        0x048751C8, 0x1E1E0C55, 0x1D69AB67, 0x1783603C, 0x0106B337, 0x000AA6AA };
                case 21:
                    return new int[] {
                        0x0B3243C9, 0x1A90CD93, 0x16F7896F, 0x1BBEA510, 0x05163C8D, 0x05301470,
                        0x1176136E, 0x04C81728, 0x00E26E15, 0x0E2C278D, 0x1D23944E, 0x1539103D,
                        0x0420DC58, 0x0E580B49, 0x002CFAF7, 0x10C8C6CE, 0x06867D49, 0x00A3F845 };
                case 22:
                    return new int[] {
                        0x11928DB9, 0x17C8FC99, 0x04CCDD15, 0x0E77C8C3, 0x0274BE25, 0x0C61745C,
                        0x0097E020, 0x1226E635, 0x000567A4, 0x158E033B, 0x1CC2164B, 0x13877FCC,
                        0x06C118A9, 0x1C68A545, 0x0AF41393, 0x0A969AE1, 0x1C3DE50B, 0x00D6CC9B };
                case 23:
                    return new int[] {
                        0x09882491, 0x1B730AD5, 0x1BB799C7, 0x05531B14, 0x041B1AE6, 0x1FE2327B,
                        0x04423999, 0x134395B2, 0x00CDB93F, 0x114A989F, 0x0DE0D8F2, 0x1686F54A,
                        0x0AFDF165, 0x07C1FA0E, 0x0653407C, 0x1E55AD01, 0x00478AE6, 0x00F121EF };
                case 24:
                    return new int[] {
                        0x0F4F9A8D, 0x088D84B0, 0x1F2319F9, 0x11A90FFF, 0x1FB2B578, 0x0B461F52,
                        0x0BA3E87A, 0x0E419421, 0x000C82AF, 0x067DC1CC, 0x161FED49, 0x041577E6,
                        0x0EAAB53A, 0x0AFD15B9, 0x070C43A3, 0x079DEF9B, 0x109560AB, 0x0030EC53 };
                case 25:
                    return new int[] {
                        0x15352B3A, 0x1F475C0B, 0x1A2BA515, 0x0FAF1BF6, 0x06390908, 0x01C70F3D,
                        0x0F9126D8, 0x1E301AF7, 0x004EDA18, 0x1A01BE3E, 0x1BF275F1, 0x18E7392E,
                        0x12C77E0B, 0x119D2FD7, 0x19AF372F, 0x10F09123, 0x0B63174C, 0x00F5BE85 };
                case 26:
                    return new int[] {
                        0x17409609, 0x08AEFC48, 0x1A2C423D, 0x03347D36, 0x083F7780, 0x07C78CE6,
                        0x1116F8F2, 0x0DF5AC2B, 0x00C4EEE4, 0x10455D4C, 0x1C8ABFDB, 0x1EF4FB6B,
                        0x03E76D11, 0x03E16EBC, 0x1D1E4B78, 0x0C1F3FFB, 0x07349244, 0x0060CC4F };
                case 27:
                    return new int[] {
                        0x04938BEE, 0x16C5A834, 0x0BAF08D7, 0x0A22CE68, 0x1B786AD4, 0x04C5AEE4,
                        0x108B7DD3, 0x01F861FD, 0x00BE8000, 0x02551209, 0x15B9BB69, 0x1BE56A34,
                        0x0C0E6903, 0x185167BB, 0x1974CA11, 0x0C4321F5, 0x1BB7E08D, 0x00A31D42 };
                case 28:
                    return new int[] {
                        0x12F79014, 0x064FB41E, 0x19AF5931, 0x0DBCF31F, 0x0B2B2FDC, 0x1C1E4FCA,
                        0x07F92172, 0x082FCB20, 0x00CB82B3, 0x1752A674, 0x0DE38FB9, 0x134F2901,
                        0x09C4660A, 0x12BF1601, 0x17BC9BE8, 0x1F77DB66, 0x0BAF50A9, 0x0034ABD3 };
                case 29:
                    return new int[] {
                        0x0BBC6A45, 0x1E2E7ADB, 0x05AB1EA3, 0x01777108, 0x166A02D7, 0x1097F8B2,
                        0x0263A24E, 0x0BC32DF2, 0x00E3D4F4, 0x19B3D72B, 0x1E9807F6, 0x17AFDFED,
                        0x09946DFC, 0x120B27A1, 0x066CCFB6, 0x174DEEF1, 0x00009AAE, 0x004DFE4A };
                case 30:
                    return new int[] {
                        0x0363C087, 0x1032B413, 0x023C2299, 0x11E94FF2, 0x1974F692, 0x1B29335E,
                        0x03489596, 0x1B9233FF, 0x00097AEA, 0x0DAE0E0E, 0x1DEF8E57, 0x1B1B035A,
                        0x0C3054D6, 0x13D3EC3A, 0x0041F23D, 0x04307DB4, 0x0C773EA1, 0x002CFDF2 };
                case 31:
                    return new int[] {
                        0x096F4ACD, 0x0D44B22C, 0x05B3923B, 0x1CE346A1, 0x0260EF68, 0x02AFD1A3,
                        0x1FAEF38E, 0x08866188, 0x00F73FB0, 0x130A84BA, 0x06D77CAA, 0x18C1C245,
                        0x147FF6D7, 0x0F9B7234, 0x1EA5AF0A, 0x156DB667, 0x074A5FAC, 0x004E1CA8 };
                case 32:
                    return new int[] {
                        0x04D0BDAB, 0x1321C62C, 0x1A6851C0, 0x1264488B, 0x10EC5B2A, 0x1B121A0F,
                        0x14F4846F, 0x0C62BC29, 0x00AA4647, 0x16FB1D85, 0x0F1EEF4E, 0x0779DB86,
                        0x12A9DEE0, 0x16525609, 0x0EE8CB8E, 0x07BD110F, 0x19A6D428, 0x00D70A11 };
                case 33:
                    return new int[] {
                        0x13D59905, 0x01D9ABE9, 0x0A22492F, 0x02A8999C, 0x0B0F66F7, 0x013307E3,
                        0x184F55C0, 0x1AEAA1A6, 0x0070CE0B, 0x15061877, 0x1315D2B1, 0x1722DE82,
                        0x07BF6E7C, 0x1246DDB2, 0x0D93318F, 0x1BD1BB33, 0x1DA87B30, 0x00EF34FD };
                case 34:
                    return new int[] {
                        0x13C2D560, 0x16BA9105, 0x0D86BCF8, 0x19CA1B45, 0x07A19256, 0x097A70A4,
                        0x08AFBB9D, 0x05313A80, 0x00FFC492, 0x163A72AE, 0x1B2B70CF, 0x1FBE6B85,
                        0x0E77D1F9, 0x0BF15395, 0x1EAF2DD3, 0x0C5D7F57, 0x07C916DE, 0x00EF75B1 };
                case 35:
                    return new int[] {
                        0x153DF95B, 0x08C4B8A4, 0x1770E9CE, 0x0C3776BE, 0x1AD1A146, 0x15BA4B61,
                        0x03023299, 0x00C0A22A, 0x00A7E586, 0x0CF470C9, 0x03FE0288, 0x1ECA125D,
                        0x1FE6DA41, 0x00914239, 0x1F7C6031, 0x00B293F3, 0x06BCE4E8, 0x003A20D5 };
                case 36:
                    return new int[] {
                        0x00188AB5, 0x19F33B6D, 0x06C57715, 0x1BAD3745, 0x0D56D3DC, 0x0CB3EB01,
                        0x06858437, 0x0D2B5A93, 0x00BCA8F3, 0x127E7190, 0x0D9B5DD8, 0x161858E1,
                        0x0D909528, 0x176E4504, 0x0E52DFF4, 0x0F721A83, 0x05CD564A, 0x006D0484 };
                case 37:
                    return new int[] {
                        0x00D4B3B7, 0x1C1BC60F, 0x1108F098, 0x05771843, 0x07F15349, 0x0AF5559E,
                        0x112DD732, 0x0DB4E6D4, 0x0040B9F4, 0x052A2DB3, 0x0B95797A, 0x0385F89B,
                        0x02BA4719, 0x140E29DF, 0x00767094, 0x155B84DF, 0x168941A0, 0x00E72D65 };
                case 38:
                    return new int[] {
                        0x1F116C52, 0x0493DA06, 0x1109CD4D, 0x04135401, 0x06B8BDA3, 0x0A1579B8,
                        0x0BDD42A6, 0x163E66CA, 0x00D27D10, 0x1CDDE553, 0x1C64BAE1, 0x165BAE26,
                        0x0E4F4983, 0x1518944F, 0x17440981, 0x0F9228C4, 0x0365ECEB, 0x0070E28E };
                case 39:
                    return new int[] {
                        0x0CEFB5A7, 0x0D0C9FE6, 0x0D7AFCD8, 0x1C7FF7D0, 0x12B707B1, 0x01F92A34,
                        0x13827FB2, 0x02EC9CC1, 0x00A2D2F1, 0x117AB465, 0x17B0AC23, 0x1A924A7D,
                        0x1273347E, 0x18068D39, 0x1DE0B597, 0x0BC6A7E7, 0x1B44F895, 0x00B96C92 };
                case 40:
                    return new int[] {
                        0x1D0994DA, 0x13A52E3F, 0x005613C4, 0x16485152, 0x05FEF7EF, 0x184457C5,
                        0x1BCC235B, 0x1F3F91FB, 0x0083655E, 0x0A95D776, 0x02EEFDF2, 0x0B5FEDF6,
                        0x18B13675, 0x18E46F24, 0x059C0D7D, 0x0468554C, 0x114D881F, 0x0006B6FB };
                case 41:
                    return new int[] {
                        0x1990E456, 0x14E14A09, 0x01C915E5, 0x16EFD2F4, 0x19BC1C96, 0x0D822D8F,
                        0x1C3FDD58, 0x0D7B904C, 0x004521AC, 0x032340A7, 0x0E593F18, 0x025647F8,
                        0x13D3422E, 0x0C123B69, 0x1B9AB1F4, 0x1B4C7379, 0x1A463DD8, 0x00DBC99C };
                case 42:
                    return new int[] {
                        0x06ACD306, 0x1AB69863, 0x02B2883C, 0x0C67EB07, 0x0C7ABD68, 0x1539E7F0,
                        0x04465F20, 0x1901B699, 0x00AF98E6, 0x11CE89D9, 0x14A67E57, 0x14F52A6A,
                        0x174E307E, 0x023AC1EA, 0x11B94400, 0x15A9B6EA, 0x15DF8E01, 0x0004FC11 };
                case 43:
                    return new int[] {
                        0x0DCD32D3, 0x1DF0027E, 0x10DBE6A9, 0x130891BE, 0x1AB55038, 0x0A219059,
                        0x090F4704, 0x18900A05, 0x001B1DCC, 0x1B4EB9B3, 0x1DFB48D8, 0x0EE30265,
                        0x1022C4EF, 0x0CC2FDB1, 0x0AABC3CD, 0x0B925E43, 0x0D501075, 0x00CA6B6D };
                case 44:
                    return new int[] {
                        0x12D15E57, 0x08E9D5AE, 0x1EB50B36, 0x031DDC5D, 0x1A9B4FD6, 0x00EBA2A5,
                        0x0CCD0875, 0x156A31AA, 0x00BF66D6, 0x1A0942AB, 0x1D1F4DEA, 0x1C42FE7E,
                        0x07C3865C, 0x0F595043, 0x087B83F7, 0x16EAD9BA, 0x118275B0, 0x0074E032 };
                case 45:
                    return new int[] {
                        0x07848C95, 0x0F4C9BAC, 0x0CA29DEC, 0x0473DC67, 0x06DD65E8, 0x02666D11,
                        0x0470D427, 0x0544F0C7, 0x00C08EAE, 0x0AC2E780, 0x1E271040, 0x1F62EE5F,
                        0x17285C5B, 0x07825A85, 0x02A786A0, 0x11B491B3, 0x04F36822, 0x0034288F };
                case 46:
                    return new int[] {
                        0x0A862140, 0x125E0116, 0x0504A65A, 0x1D2E829B, 0x17046BC4, 0x05BD51D7,
                        0x19F705F6, 0x06A0722F, 0x00678810, 0x1733E697, 0x020DCA31, 0x0EB9EBCE,
                        0x007B6483, 0x0F2ED2FB, 0x0EC73E65, 0x00A6CBA3, 0x18473EE7, 0x00413AE2 };
                case 47:
                    return new int[] {
                        0x0D4F7F9D, 0x0A45E4BE, 0x185F266F, 0x105717CE, 0x1DF19C8C, 0x18D0A14D,
                        0x03E02D4D, 0x0EFFDB77, 0x00766266, 0x09D40A4A, 0x178B7994, 0x1DE8C77B,
                        0x02A61110, 0x017E3E70, 0x1C4051AE, 0x0DA391A3, 0x00C6D906, 0x00095D70 };
                case 48:
                    return new int[] {
                        0x03635A25, 0x1536647C, 0x1095FEC6, 0x0A57D363, 0x0A04F187, 0x1FB103B1,
                        0x12892783, 0x119A87A6, 0x0002810A, 0x0F9504E8, 0x021DAA15, 0x1696FAB4,
                        0x03428AEF, 0x15B8DDF7, 0x186B70F1, 0x00875C0F, 0x1D3C2376, 0x0040D87E };
                case 49:
                    return new int[] {
                        0x1C156EE2, 0x0C174410, 0x16D10B09, 0x10A3EB4A, 0x1810DBC2, 0x10093021,
                        0x001DB91D, 0x01E9D06B, 0x00FF44EF, 0x095B8A5C, 0x1DBE114C, 0x056F11E8,
                        0x02150CEE, 0x06BB9D05, 0x0D533C73, 0x1B46B427, 0x08AB6C4A, 0x0040A28A };
                case 50:
                    return new int[] {
                        0x1192348A, 0x08A82DBD, 0x068C55F9, 0x1C348A41, 0x0638FF9A, 0x058F00D8,
                        0x0B4A9400, 0x1DB81BDF, 0x001FD0C8, 0x17397E94, 0x1143810D, 0x1400D65C,
                        0x023CCAA5, 0x120D2358, 0x10AA49F6, 0x194E7F10, 0x04EB6DB6, 0x00CE5399 };
                case 51:
                    return new int[] {
                        0x1ED2F94C, 0x104FCED2, 0x0E437750, 0x10096AF3, 0x19DD2E12, 0x1AE26643,
                        0x140E3115, 0x005DB3B2, 0x00EE2523, 0x1814540F, 0x14AF198F, 0x144DE3DE,
                        0x1FA1BB01, 0x0556AE11, 0x0C26F036, 0x0430455B, 0x1573D0DF, 0x00AE3AC4 };
                case 52:
                    return new int[] {
                        0x15293E33, 0x0A4F9E4D, 0x07B97BEB, 0x01375205, 0x19FB2D16, 0x1A5E48CA,
                        0x178E3AEA, 0x16ACE7D7, 0x001F9961, 0x1E6D7BD0, 0x0FD4764A, 0x16F715B7,
                        0x03816225, 0x1277E6B3, 0x1BC8985E, 0x1209D53C, 0x0318D568, 0x00BC25A0 };
                case 53:
                    return new int[] {
                        0x0C4752EC, 0x01F52205, 0x11E89200, 0x12762E1F, 0x0E4CFCC7, 0x123BA88C,
                        0x08841A01, 0x1FF6BBD0, 0x0075BFA0, 0x120F7046, 0x0D3069F1, 0x15E14276,
                        0x12903537, 0x1DFD95BA, 0x077484CC, 0x059AF393, 0x086555AF, 0x00BC6BA4 };
                case 54:
                    return new int[] {
                        0x007F3C8D, 0x064E4198, 0x12F1DDDF, 0x0CED6AA8, 0x190B698D, 0x1E3CF476,
                        0x1462B9AC, 0x058E4B4E, 0x0085ABF2, 0x12D5A9BE, 0x1995F340, 0x07242EAC,
                        0x1E27C276, 0x19FFBA81, 0x13827444, 0x0CF05631, 0x1C0B00BD, 0x002F51A5 };
                case 55:
                    return new int[] {
                        0x08281375, 0x19666F38, 0x1A84A9E4, 0x100E2994, 0x0C12DCFE, 0x0849F026,
                        0x03F71962, 0x17104163, 0x00F84F77, 0x1803840E, 0x115EAE4D, 0x14E13D9E,
                        0x0D75FB94, 0x0DDE245F, 0x04F4B79B, 0x049F5D63, 0x01FE8601, 0x00811BA6 };
                case 56:
                    return new int[] {
                        0x14AD7B90, 0x179B0384, 0x1978C38F, 0x0F23645A, 0x19BDEA33, 0x15A9523D,
                        0x0A76C91D, 0x0B9B62B1, 0x00D5773E, 0x0F2B4677, 0x102DA1D0, 0x09BA6A27,
                        0x1973A5C4, 0x1FD41E6F, 0x04B1BDE2, 0x05789448, 0x1516ACC4, 0x003B33FC };
                case 57:
                    return new int[] {
                        0x1E6B6C1F, 0x14D5963B, 0x183F732F, 0x06410D65, 0x072CE331, 0x1BD75B16,
                        0x10F7FC6B, 0x0CF073AF, 0x00A6B9F6, 0x02557B9A, 0x0668ABD0, 0x16175E38,
                        0x179EA9D8, 0x19BEFC50, 0x1E086974, 0x1005781E, 0x0C50D3E9, 0x00D7FF53 };
                case 58:
                    return new int[] {
                        0x1387807A, 0x12BB1080, 0x0406C659, 0x01D42927, 0x028BCF34, 0x1EF17473,
                        0x022296C5, 0x05812B4B, 0x00A6FB4E, 0x126C0617, 0x0E243474, 0x0A80FCBF,
                        0x0B75FB77, 0x02DFF95D, 0x18C809AA, 0x130A3AFE, 0x1C08099F, 0x007D3304 };
                case 59:
                    return new int[] {
                        0x0474A02D, 0x1B4836C9, 0x031A9C61, 0x1DBB0529, 0x1145E53E, 0x176F4BD8,
                        0x0DB14AB5, 0x11803483, 0x001B5288, 0x0824653B, 0x1024388A, 0x0D8F37A9,
                        0x0298D871, 0x0D45DAF4, 0x1ED112D6, 0x0716D4F7, 0x11A9D3F1, 0x004ECD42 };
                case 60:
                    return new int[] {
                        0x09488B65, 0x0E9D1A31, 0x0D447B87, 0x06201C2F, 0x175DF3FA, 0x01F0B4A2,
                        0x017EB507, 0x02D67AAC, 0x00E579F8, 0x13DC45C7, 0x0B2CCF14, 0x17DBC7B2,
                        0x0C2B9F3F, 0x03F3CF87, 0x1D07CF41, 0x00D2D961, 0x0C4270AE, 0x004346F2 };
                case 61:
                    return new int[] {
                        0x18BE82BE, 0x1CE67849, 0x1D4D88F1, 0x03490F98, 0x12333E20, 0x02BBBD04,
                        0x1C98ED28, 0x1EF0FDD0, 0x00CD1968, 0x1701CE63, 0x0D376222, 0x1E9292F4,
                        0x03A88935, 0x17ADEB01, 0x1C518D3F, 0x1DF873D6, 0x07E1D66C, 0x00941BCD };
                case 62:
                    return new int[] {
                        0x1DBC90D6, 0x0A35294A, 0x1EAD6C35, 0x08F4BCEA, 0x023AA01B, 0x1F761E36,
                        0x06F55149, 0x10274994, 0x0029F3E0, 0x1CB4800F, 0x0821D890, 0x032B55E5,
                        0x12EC1EA3, 0x107A5F95, 0x117335CE, 0x1D325432, 0x13EA47CD, 0x00010726 };
                case 63:
                    return new int[] {
                        0x174A64C9, 0x08710121, 0x0EC8457F, 0x07A2DEBA, 0x19D327FD, 0x16D4A06C,
                        0x1DD9AF1A, 0x0A84108F, 0x000299AB, 0x095A60C6, 0x160DBDDB, 0x0452FA29,
                        0x1B9235FA, 0x0D40DB1A, 0x0D2BA0B6, 0x095ABE46, 0x06866815, 0x00B5AC51 };
                case 64:
                    return new int[] {
                        0x0A0A6127, 0x164AE17E, 0x05C94B3E, 0x1716BC63, 0x048623AF, 0x06EEB06C,
                        0x05428E31, 0x11FBA7FE, 0x0081BBCC, 0x09B2B16B, 0x1CAFDBA4, 0x1FE3A618,
                        0x093DB0A6, 0x164D78F5, 0x05A83E91, 0x00029930, 0x05167C1B, 0x00244578 };
                case 65:
                    return new int[] {
                        0x020A0DAA, 0x14DC00C7, 0x07C0D630, 0x0635F81F, 0x1370F1D3, 0x1031FC89,
                        0x0D92B201, 0x1DDE9D02, 0x00038A7E, 0x19A371F8, 0x0F74D735, 0x0940310D,
                        0x0E03352B, 0x13793C99, 0x13637E43, 0x0CFF9044, 0x06B1F55B, 0x00E685FD };
                case 66:
                    return new int[] {
                        0x12893356, 0x1C2566E0, 0x05180BB3, 0x1DD8DFE8, 0x122FF985, 0x097A1CD5,
                        0x0C9E3A7A, 0x1F0CAC75, 0x005B4EBC, 0x0B85428E, 0x1FB2ADDF, 0x02A1A51E,
                        0x1D1DDD02, 0x16BC1BC9, 0x1571C53C, 0x11E6C1F7, 0x0E6D6442, 0x00AC4583 };
                case 67:
                    return new int[] {
                        0x0600243F, 0x13F62BDC, 0x08DF9F88, 0x1DA81892, 0x16EA4EBF, 0x09E99E27,
                        0x0828D477, 0x18386043, 0x004B8606, 0x190F8701, 0x0622131D, 0x19C36F01,
                        0x0CA6CA61, 0x0345E9DF, 0x0A8E4859, 0x07AB1664, 0x04918B70, 0x008A3B3D };
                case 68:
                    return new int[] {
                        0x11248217, 0x08FEC82C, 0x1EB587F8, 0x02C24FBE, 0x1B031F7A, 0x0C5CBFF7,
                        0x05DC7FE3, 0x0BEE78F4, 0x0086C804, 0x0B171EBB, 0x034CC1D3, 0x0D16039A,
                        0x002BEACF, 0x19C7D5F2, 0x054A1BD2, 0x0C870002, 0x1D230975, 0x00872C20 };
                case 69:
                    return new int[] {
                        0x15987283, 0x17893836, 0x1BDB7646, 0x0F590D67, 0x13660FDD, 0x1DD40B4A,
                        0x07D4CC8F, 0x061B881E, 0x00D64219, 0x09D32F20, 0x1F0E7A0C, 0x104F848A,
                        0x143526FF, 0x0CA87C3E, 0x051C2F84, 0x1CAF991D, 0x176C08D6, 0x00AEAB76 };
                case 70:
                    return new int[] {
                        0x15257421, 0x1A363A71, 0x144E7DE8, 0x09DE9D2D, 0x1A61628B, 0x104770A6,
                        0x03B25473, 0x0D9BECE4, 0x003944A4, 0x143E7252, 0x16EDC15E, 0x01E7870D,
                        0x0E41ACA1, 0x0E8BD7FD, 0x12CF2286, 0x1E15A60D, 0x11DD432F, 0x00822879 };
                case 71:
                    return new int[] {
                        0x1DDF5CBE, 0x0880D1E7, 0x0D4D3D21, 0x172E2103, 0x16203F80, 0x19DCFD59,
                        0x0A153D10, 0x0B3A758E, 0x00347A3A, 0x1CC178DD, 0x1D1FFFFD, 0x07E0B916,
                        0x0FF48181, 0x02556B96, 0x1B3A79F1, 0x0DE942C7, 0x00276E6D, 0x009DB45B };
                case 72:
                    return new int[] {
                        0x02794E16, 0x1E752828, 0x0E386679, 0x1F6DF317, 0x0FC1DEBA, 0x18DAA01C,
                        0x0CAABC3C, 0x1649AC01, 0x0026D671, 0x09CF3ADA, 0x0CB0E54C, 0x119E46F1,
                        0x10A39257, 0x07CFD6A3, 0x155F7698, 0x13CE1CDB, 0x1D19CC08, 0x0075C16E };
                case 73:
                    return new int[] {
                        0x1406C29E, 0x1B88B83F, 0x11818C8D, 0x02225A58, 0x062335B6, 0x064B7F9E,
                        0x05031181, 0x1F3AEA08, 0x00BB99FF, 0x02B89CE9, 0x1FCDFA50, 0x0B4719FB,
                        0x12FC9F4D, 0x070F2EE0, 0x154B3C64, 0x18C641E9, 0x1241C445, 0x00BD8E20 };
                case 74:
                    return new int[] {
                        0x0BBE6F83, 0x1AA081C4, 0x1EE0FFB7, 0x02B25408, 0x16F91DA3, 0x15C1EAD1,
                        0x00778079, 0x06440E35, 0x00459D81, 0x00317B4B, 0x0B5756CA, 0x1A6B3197,
                        0x1138AA0E, 0x18C1F4C3, 0x0280B500, 0x06BC0BB9, 0x1DDCD494, 0x0086761B };
                case 75:
                    return new int[] {
                        0x01331037, 0x0052493F, 0x12ECDF68, 0x14B33026, 0x14A7C4FD, 0x0827890C,
                        0x12567A50, 0x131626B4, 0x00E9A55D, 0x0751747E, 0x07C8472A, 0x0C7D616C,
                        0x04926C35, 0x187F327C, 0x102718F1, 0x11363B05, 0x02DCFC67, 0x00962CF9 };
                case 76:
                    return new int[] {
                        0x09B6858C, 0x01E87496, 0x0C0377EF, 0x1D6A2B24, 0x1406EEF3, 0x1B3B7195,
                        0x0C0ED43D, 0x026E741E, 0x00B354A3, 0x1B749083, 0x120CAF33, 0x18829171,
                        0x15D09D85, 0x1665947E, 0x1FDDA33D, 0x1802B3A7, 0x182E6640, 0x00581759 };
                case 77:
                    return new int[] {
                        0x16044481, 0x0498EA57, 0x0900A325, 0x116618DD, 0x1ED2FEFA, 0x0AEFAA61,
                        0x1ABACEC6, 0x16B87C83, 0x00E9E456, 0x0B98267A, 0x071175B8, 0x01FD079C,
                        0x172A2142, 0x003029EA, 0x0BD09A8D, 0x1E59917B, 0x0FD33540, 0x003E4549 };
                case 78:
                    return new int[] {
                        0x005DE5FD, 0x131C0B6A, 0x1ACC2E07, 0x0B4465DE, 0x1A3E0580, 0x06761641,
                        0x11F48E75, 0x15736564, 0x008317F6, 0x04B5EE4C, 0x19987E3A, 0x1F0228D2,
                        0x176984FA, 0x0D58645B, 0x0F83968D, 0x1CA02830, 0x07763D27, 0x00B08B82 };
                case 79:
                    return new int[] {
                        0x19AFF500, 0x1463598E, 0x17F13588, 0x057B22DA, 0x190ED528, 0x14AECB4B,
                        0x0401717D, 0x01542BDD, 0x00151264, 0x0A72D3AF, 0x1A5E392A, 0x025E7753,
                        0x1F2A66C2, 0x0C56A8E6, 0x184BC6FD, 0x0F08E9A0, 0x0168AADF, 0x004F16C1 };
                case 80:
                    return new int[] {
                        0x0C9536F6, 0x1C4009F1, 0x0D204A55, 0x137ADE96, 0x18EA0773, 0x1A022998,
                        0x0D360A5B, 0x1F018FB8, 0x00E31861, 0x0F9344C5, 0x06110CCD, 0x10C5F672,
                        0x06341C93, 0x17AE2748, 0x00E85DB3, 0x143DC108, 0x08ABBEDE, 0x0008C8FF };
                case 81:
                    return new int[] {
                        0x133E7B68, 0x1970940D, 0x0C5401A4, 0x170F8EB4, 0x0DD86F05, 0x0DE07CB1,
                        0x1D177B3C, 0x0DE3F02E, 0x007C4FC5, 0x1A130F3B, 0x011AB301, 0x1EA9F77D,
                        0x0EE6EED5, 0x17566F44, 0x0BAFD884, 0x1E80C962, 0x1F366504, 0x00E00154 };
                case 82:
                    return new int[] {
                        0x13739DAF, 0x0F5C665F, 0x0229A1E0, 0x125D64B6, 0x0A17F988, 0x07AB7B9A,
                        0x0882C2BB, 0x116DD52B, 0x00546A6F, 0x0C5A7632, 0x04135DB0, 0x1A3B052D,
                        0x0980D307, 0x13D62A38, 0x0EBF00BF, 0x1BC4501D, 0x08AD301E, 0x004252A6 };
                case 83:
                    return new int[] {
                        0x0CCDDC3A, 0x0D6BBA6F, 0x086A79EA, 0x172219F7, 0x0DDA3B94, 0x1F331A34,
                        0x1960C34A, 0x0B0F5F2D, 0x00A77D06, 0x1104EA53, 0x13D5A320, 0x14D05F33,
                        0x05A3A47A, 0x0DA3E542, 0x0B60CF13, 0x1A81891E, 0x15C1D680, 0x0028C0B5 };
                case 84:
                    return new int[] {
                        0x0D7E5857, 0x07C5DEE1, 0x0D56CED6, 0x00915BE6, 0x19778C2B, 0x0699D2CF,
                        0x08BD4C7B, 0x0AB87477, 0x007A017E, 0x0803D2A8, 0x0AEB0DF8, 0x04E1EE48,
                        0x047BEFBB, 0x06267762, 0x0066F894, 0x0C069115, 0x13F2FFE4, 0x009BC94F };
                case 85:
                    return new int[] {
                        0x13A22742, 0x0D4658F6, 0x0C274980, 0x0D922C72, 0x04228C81, 0x0396686E,
                        0x12D12776, 0x11C43DFA, 0x00F59031, 0x1D0BB8CC, 0x166F28E1, 0x1CB286D5,
                        0x1F325EEA, 0x0FC22D2D, 0x0D040D1F, 0x1088FF97, 0x1AA3BDBA, 0x0094AACF };
                case 86:
                    return new int[] {
                        0x0D42EFFC, 0x1EACA0AE, 0x0CC964D5, 0x0953D1ED, 0x06BA3107, 0x1B860D30,
                        0x15954FF6, 0x1EBD287C, 0x00ABB22D, 0x01D58656, 0x1F9DCEC8, 0x1FD30486,
                        0x0640D11B, 0x1C4B3355, 0x05F69456, 0x07A9385A, 0x1FFA0FC9, 0x009AE726 };
                case 87:
                    return new int[] {
                        0x1D348DAC, 0x0CFECAEB, 0x14525C76, 0x1A61337F, 0x11EEDA0C, 0x0BB3C94B,
                        0x12C990E5, 0x082746C5, 0x00609831, 0x045667FD, 0x0F22EEEF, 0x0C41BDC1,
                        0x1696ECE0, 0x0E78E899, 0x077A0167, 0x05C26852, 0x19AAB1F1, 0x005F1730 };
                case 88:
                    return new int[] {
                        0x120D8F7E, 0x120A9D82, 0x07F8E07D, 0x007DAF9F, 0x1DA973A6, 0x04A24968,
                        0x1EBA9D60, 0x09DF91E6, 0x00E54938, 0x113FD726, 0x1090A03D, 0x0AEB0710,
                        0x1EB09D9B, 0x0CCD459F, 0x17FF3608, 0x00175E94, 0x175E06B8, 0x00ACB1FF };
                case 89:
                    return new int[] {
                        0x170D664F, 0x13140EC9, 0x14F4A8F0, 0x1766FB88, 0x090033BB, 0x026AF25E,
                        0x1734323F, 0x1AE825A5, 0x00B6558D, 0x1225A0A8, 0x08AB1E21, 0x138404AE,
                        0x00671DBB, 0x05190822, 0x1B03C287, 0x15B1716B, 0x052B0248, 0x0065E31C };
                case 90:
                    return new int[] {
                        0x18059AED, 0x10219043, 0x1F77F1E7, 0x0BE97E04, 0x044B8BD0, 0x0CDFD3CE,
                        0x0419033C, 0x07CBC673, 0x00B2B10D, 0x06D3AD35, 0x012105AB, 0x0434B796,
                        0x1343CB31, 0x0164897E, 0x0D07A457, 0x061C6C25, 0x1D8A3776, 0x00AE9CBE };
                case 91:
                    return new int[] {
                        0x02B80DD2, 0x1F9015BE, 0x0E264B17, 0x180DC3F2, 0x1C0B1D4D, 0x04E1262F,
                        0x1E3A96A0, 0x1A2B139C, 0x00E3DE88, 0x0B0B2749, 0x148F0F62, 0x1CF0D2C0,
                        0x134F2F5A, 0x07670DF7, 0x13C91658, 0x14C2A03E, 0x0AB94C50, 0x0049DFA5 };
                case 92:
                    return new int[] {
                        0x02A94F90, 0x19AC5A4A, 0x1BA5376F, 0x09EC6CB7, 0x1453B399, 0x0E1868D5,
                        0x04CDC11C, 0x0E9A8D79, 0x008F625B, 0x093A6E54, 0x1F5FF675, 0x08F4F6B4,
                        0x0AF931DF, 0x19EE94AD, 0x120918C9, 0x02A62623, 0x04D0EC92, 0x00FAE738 };
                case 93:
                    return new int[] {
                        0x0E61A023, 0x14B47BDA, 0x07929E86, 0x081487D4, 0x0B0BF742, 0x1EE625BB,
                        0x127BCA1E, 0x04983FCA, 0x00AD01D2, 0x1ADF9CE8, 0x0053CD5E, 0x11ABC89C,
                        0x19B92B70, 0x16484878, 0x15F64033, 0x14EBB2A1, 0x17D56D0A, 0x0090CDCF };
                case 94:
                    return new int[] {
                        0x0BF7820D, 0x02FF0CA2, 0x1E75C603, 0x0FA8A515, 0x1CFD1DB5, 0x1E5EA0B5,
                        0x128192D4, 0x05F7545D, 0x00ACB2AE, 0x1859ABB1, 0x0C0629D7, 0x04721F93,
                        0x096120C3, 0x08C1EC18, 0x1FDD8F9E, 0x1558E511, 0x1DE20CA6, 0x0089FD76 };
                case 95:
                    return new int[] {
                        0x0ECF04A0, 0x166EFFAB, 0x028E6800, 0x00585472, 0x18474FF8, 0x1C586020,
                        0x1B0593D1, 0x0DA87C4C, 0x00030574, 0x12B8F4E1, 0x02BA4BF0, 0x1D8F338D,
                        0x127FF0AB, 0x17980169, 0x0B5E983F, 0x08624930, 0x04A51A9B, 0x0010B58C };
                case 96:
                    return new int[] {
                        0x1C787F81, 0x10E7EC89, 0x15E78062, 0x16ACD574, 0x0B5D0782, 0x0F204497,
                        0x112C9DCE, 0x0732A673, 0x00B4A6CA, 0x0D319145, 0x06DD5C58, 0x168377DA,
                        0x03413D2D, 0x14098F0B, 0x199C49A0, 0x16207028, 0x0C483899, 0x00A2851F };
                case 97:
                    return new int[] {
                        0x1540C487, 0x1299BB25, 0x00FD3A7D, 0x00789911, 0x1B3A40AF, 0x0E2410C3,
                        0x1EC63517, 0x11B03E1D, 0x00BFE030, 0x16848266, 0x0AD2D392, 0x11E09004,
                        0x1441BFC3, 0x1B6AAF70, 0x0848BBFF, 0x0EC8FC71, 0x1AB4ED1E, 0x0003D9B6 };
                case 98:
                    return new int[] {
                        0x1C427207, 0x0A6EA96B, 0x0C3DE26A, 0x0BCB2C51, 0x1DCA1909, 0x0D5964CC,
                        0x0734DD6D, 0x046E5417, 0x001CA5BC, 0x11492814, 0x10920317, 0x00C33B79,
                        0x16BB998E, 0x098C11BA, 0x13C19F07, 0x0318DA3B, 0x19CB25BF, 0x000A7806 };
                case 99:
                    return new int[] {
                        0x15A5CA6E, 0x08D4291B, 0x1D752AE9, 0x124452E9, 0x0135CDFB, 0x03278047,
                        0x1827DB24, 0x153DED56, 0x009772AF, 0x12EB5074, 0x0242CA6E, 0x0E060DBB,
                        0x0B99241D, 0x1CB64FDB, 0x16755CC7, 0x14992BBF, 0x137A6841, 0x00FA7F3B };
                case 100:
                    return new int[] {
                        0x138255F8, 0x0AF056E1, 0x10598FA4, 0x01C87812, 0x1643043C, 0x1C808C08,
                        0x13637CE3, 0x1B8E0E49, 0x0077D5B3, 0x00604FF1, 0x0F58F2A7, 0x12ABCD7A,
                        0x1BA1C39F, 0x0483E039, 0x0522F5B4, 0x04A12A4A, 0x04A10C8D, 0x00D25E63 };
                case 101:
                    return new int[] {
                        0x07484F35, 0x0CE8ECD3, 0x11BD0EFD, 0x08DBFD77, 0x1354DD4F, 0x1C139DD0,
                        0x152A64D2, 0x1A620687, 0x00B02B59, 0x1946D4CB, 0x1CCA78F8, 0x10D19BD5,
                        0x06DA4382, 0x077BF3A6, 0x1AF4B471, 0x061A7CD9, 0x109B0224, 0x009E25C8 };
                case 102:
                    return new int[] {
                        0x0A7F0824, 0x1E19B64B, 0x15B98737, 0x1F560393, 0x14DF58DE, 0x1A56960C,
                        0x03E9CDC6, 0x07E15B20, 0x00ECCCB1, 0x084A26AC, 0x0F63706E, 0x0E6A5CD0,
                        0x177354DA, 0x1F4B7717, 0x0FB5633F, 0x0366775A, 0x0ED37852, 0x008F5EDB };
                case 103:
                    return new int[] {
                        0x08443FDF, 0x0EBFDDC9, 0x0B5704B4, 0x099A200C, 0x166DDF49, 0x0728657D,
                        0x03EA3220, 0x11D52639, 0x00C3939C, 0x008463B5, 0x0B652E9B, 0x1F5D9E5C,
                        0x1FDAB26B, 0x0BBDCA53, 0x09328CAD, 0x12760030, 0x0EA36D54, 0x00B3ADF1 };
                case 104:
                    return new int[] {
                        0x0806616B, 0x10B23921, 0x0A03589A, 0x1A3EF171, 0x019D13BB, 0x0D86073A,
                        0x16A06A12, 0x1EDC1D6D, 0x001BEB54, 0x10923056, 0x1B655482, 0x11484E67,
                        0x16BFC8C5, 0x0ADFF841, 0x03848BEC, 0x0D5AF982, 0x0ACEBB04, 0x008FD639 };
                case 105:
                    return new int[] {
                        0x146E16BB, 0x15FD7343, 0x1EBFCAF3, 0x0A168F74, 0x069D21AA, 0x19F9202C,
                        0x1FE47A12, 0x10C52B2F, 0x0083BD01, 0x1A15BA06, 0x12067D8F, 0x1A4EE4B5,
                        0x02CE44D9, 0x1D2DEDE5, 0x09F2CF64, 0x08DAD5F3, 0x087A40A0, 0x001E6B6F };
                case 106:
                    return new int[] {
                        0x1EB2AA2B, 0x18C56F0E, 0x0FDFAEF3, 0x1E40F073, 0x02C52C56, 0x1F322DCA,
                        0x09B05B6B, 0x1320B684, 0x002320CE, 0x1E1A2E6F, 0x05F3F767, 0x04190EDA,
                        0x020ED646, 0x1D879C18, 0x0B815432, 0x118C19A4, 0x0200495C, 0x0019BBD9 };
                case 107:
                    return new int[] {
                        0x16854F32, 0x1C387C8B, 0x0B679BE7, 0x067E9731, 0x0136F267, 0x0AB01CD2,
                        0x0B83EECD, 0x136472AE, 0x00216B72, 0x013D9524, 0x1A168B17, 0x0374D0CC,
                        0x1A2320FC, 0x180F8A42, 0x1613A321, 0x00D807A9, 0x09625464, 0x0061C490 };
                case 108:
                    return new int[] {
                        0x1B099CDB, 0x0C00C2D1, 0x1AD3477C, 0x01223DB6, 0x0BDD822F, 0x1CD64127,
                        0x0DB1B5EF, 0x028FC0B3, 0x00A47315, 0x08ACC958, 0x08A706AC, 0x0850BC1E,
                        0x1047ABDF, 0x0D8F310D, 0x09853697, 0x1AFF1554, 0x151D7C78, 0x00DB699B };
                case 109:
                    return new int[] {
                        0x0573160B, 0x015F60BB, 0x110906D0, 0x0B3EE5BD, 0x1BCB9469, 0x1D70F459,
                        0x037D5038, 0x0FE44729, 0x002D9302, 0x10F285D6, 0x18368A91, 0x105726DD,
                        0x12792360, 0x005684C9, 0x0D8BF63F, 0x16D93522, 0x03633E42, 0x00BE8374 };
                case 110:
                    return new int[] {
                        0x07593D90, 0x0C55165D, 0x0B00ADE3, 0x121C9764, 0x01C02016, 0x177EA1B3,
                        0x1E9C8228, 0x1ADD1F10, 0x00CE7251, 0x099B4EF5, 0x15829597, 0x1CDE5FBA,
                        0x065E4635, 0x05B3E883, 0x0E25D311, 0x1EA60676, 0x1E409365, 0x00DA56F3 };
                case 111:
                    return new int[] {
                        0x13AEEAAB, 0x18BB01DB, 0x1D37279C, 0x025F838C, 0x0782E95B, 0x1F671B7C,
                        0x1C932C92, 0x107B526C, 0x0038462E, 0x03BE9AC7, 0x1DA6CE07, 0x0E2DCFCB,
                        0x17BB2D22, 0x06689A8E, 0x12717D4F, 0x110496AA, 0x010E0CB4, 0x00892770 };
                case 112:
                    return new int[] {
                        0x0FB2CF97, 0x14EAD9B0, 0x0EAF4CB7, 0x110E83A4, 0x176E4506, 0x15F55E6B,
                        0x0114576D, 0x00363868, 0x00419CF0, 0x19D46120, 0x1B907CAD, 0x04BDECC8,
                        0x0EBCF2F9, 0x03835966, 0x0445790C, 0x0B027D66, 0x1D5442A2, 0x002ACF4A };
                case 113:
                    return new int[] {
                        0x01C0C8E4, 0x0AB6D18F, 0x04339B12, 0x01DDDDFF, 0x199F3F40, 0x10B5A82D,
                        0x00438C14, 0x091B0B5C, 0x00C2AECE, 0x091D8744, 0x0F2427CE, 0x103EF7B2,
                        0x00E598E0, 0x157B91E1, 0x15A84E1F, 0x11E5CD98, 0x0D0FBFF6, 0x008C2803 };
                case 114:
                    return new int[] {
                        0x043D2793, 0x1705EE9B, 0x16EBBB6C, 0x131FD036, 0x0BC19C50, 0x050F55D8,
                        0x1CB91FE5, 0x03937C1D, 0x000C32BF, 0x083EF706, 0x022EA1E4, 0x0669637C,
                        0x0A67D1C4, 0x10A33826, 0x07023FCE, 0x0A635856, 0x1FBCEAD8, 0x00B78AC3 };
                case 115:
                    return new int[] {
                        0x0C941C13, 0x1C1A9724, 0x12EF9901, 0x1B2D75EF, 0x18C9F4A4, 0x0AAB1AE1,
                        0x139A0E84, 0x1553B19B, 0x00BF2405, 0x0E662310, 0x06BB619B, 0x036FF619,
                        0x0A2CDF3D, 0x1ABC768E, 0x1CBB5C9A, 0x098A13CA, 0x1793908A, 0x00F3FE1D };
                case 116:
                    return new int[] {
                        0x0C91C8CC, 0x0AF7CC7F, 0x01445F15, 0x031FA78B, 0x0F4A15ED, 0x10D86AE4,
                        0x07067BE9, 0x157430B2, 0x00F07A0A, 0x08B3EDA3, 0x0E13C79E, 0x021F8DE6,
                        0x08BBFD1B, 0x19A59BD3, 0x07B1E53D, 0x1B6E1FEB, 0x15FD4168, 0x00BC709E };
                case 117:
                    return new int[] {
                        0x1E1AECC2, 0x1590BF44, 0x153938D2, 0x16520BDC, 0x0AC71BF6, 0x04F114E8,
                        0x09881869, 0x1751B9B1, 0x000B3C85, 0x1CDF5938, 0x1AC7FACE, 0x0E1D7683,
                        0x194A81BC, 0x07DFA3DE, 0x1C5DCC9E, 0x12E191A3, 0x08EB6B2A, 0x00F12F94 };
                case 118:
                    return new int[] {
                        0x0159132D, 0x1201BD0C, 0x19E51726, 0x1EA38D53, 0x063939B3, 0x0280F4A7,
                        0x02A905A9, 0x11D97AA7, 0x007E0665, 0x0C56B675, 0x04390D8B, 0x1C926628,
                        0x1B279E92, 0x163FCCF8, 0x022347BC, 0x0BE19011, 0x00A92800, 0x00BE31AA };
                case 119:
                    return new int[] {
                        0x1C7B539C, 0x18084957, 0x02DB659E, 0x13E17F47, 0x177B27E2, 0x1EEEC23E,
                        0x182B824E, 0x0CC92D50, 0x0036D21E, 0x1081DE4E, 0x079C12A7, 0x0DC8D094,
                        0x0E560301, 0x1095C9F6, 0x0E4A903C, 0x0D6CF0A6, 0x04ACFF9D, 0x001401F0 };
                case 120:
                    return new int[] {
                        0x1318D007, 0x1D9869D0, 0x1515B568, 0x11972FE8, 0x0FBFF4CD, 0x1C1ED48E,
                        0x0D18C5E6, 0x1CBC88FA, 0x0072479C, 0x0FAEC894, 0x07847416, 0x1BBDA90A,
                        0x0E553299, 0x09EA1B11, 0x18B9F3AD, 0x00CF0B6C, 0x169AC63F, 0x00FF0480 };
                case 121:
                    return new int[] {
                        0x095BD295, 0x0C9A7EFE, 0x1241E33B, 0x0FD18A74, 0x1EEC3683, 0x11739805,
                        0x05A493E9, 0x09B2F3BA, 0x00D555AA, 0x00F5BC87, 0x0778DB4E, 0x0BA281C5,
                        0x134F5123, 0x1A23DDDB, 0x047AC680, 0x0086B5C1, 0x0AE89788, 0x0090033F };
                case 122:
                    return new int[] {
                        0x1FD07F8C, 0x1B64621A, 0x1F3E64F7, 0x0266388F, 0x1DF038D5, 0x0AC8B08E,
                        0x0B14BCA1, 0x195CC9B3, 0x0026CB1A, 0x0D6DB759, 0x1AA30D81, 0x0B09BF93,
                        0x0B6DE111, 0x0EE3F178, 0x00207C92, 0x1616A69A, 0x13D20091, 0x0003166D };
                case 123:
                    return new int[] {
                        0x0CCEEFC7, 0x1D7DE8F0, 0x0BD24EC1, 0x09450882, 0x10410E78, 0x19530B7C,
                        0x12F24AFA, 0x10B66721, 0x00DE6362, 0x118B8627, 0x15953A9C, 0x0E79EE34,
                        0x1794E1A6, 0x1906F0DB, 0x08094AD0, 0x18DA6A51, 0x0AF04506, 0x003C23F1 };
                case 124:
                    return new int[] {
                        0x1373B8B1, 0x0DA19746, 0x16A6BF0B, 0x1910A496, 0x0304FABE, 0x04C2E0F5,
                        0x1BD8E117, 0x036CFA2B, 0x00746B18, 0x1027BBAB, 0x1A1A2667, 0x08DC3757,
                        0x0BF4EA11, 0x130B2A23, 0x09CCCCB1, 0x0D523D8F, 0x07D2E9DC, 0x00D5A785 };
                case 125:
                    return new int[] {
                        0x03D453DB, 0x00387F82, 0x1B8A6BDB, 0x1DFAEC16, 0x1225E7B8, 0x0E39A58C,
                        0x1D8C3880, 0x15909EB1, 0x00DA2915, 0x1E6F6A68, 0x0CFB5E7A, 0x0D6D502D,
                        0x1D495A10, 0x1BF26B1A, 0x1E2A8FAA, 0x18104D54, 0x0831A9EB, 0x00D38C14 };
                case 126:
                    return new int[] {
                        0x0E164CE2, 0x094258DE, 0x15F5F20A, 0x146C75CE, 0x1904534A, 0x125E0BF2,
                        0x0707AC00, 0x11E12E97, 0x0009C643, 0x032AF477, 0x1B8D83A6, 0x0C89D038,
                        0x0DE8D987, 0x1D65CBAE, 0x19854C5C, 0x1F2A7EAC, 0x0A3DA96E, 0x00D705DA };
                default:
                    return new int[] {
                        0x17944BE7, 0x1C181100, 0x0A857429, 0x0AB6FC26, 0x009DCC56, 0x1FE8BBFD,
                        0x1B5005B4, 0x1490A9FC, 0x004E7DDB, 0x0DA4C2E7, 0x005E9EC7, 0x17687F9C,
                        0x15140339, 0x1E4C5159, 0x142C36B3, 0x01EAC96C, 0x14F660B5, 0x0081663D };
            }
        }
    }
}
