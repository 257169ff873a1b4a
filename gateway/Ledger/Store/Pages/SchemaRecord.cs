using System.Text;

namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>
/// A row of <c>sqlite_schema</c> for a table of ours, byte for byte (sqlite.org/fileformat2.html, 2.6).
/// </summary>
internal static class SchemaRecord
{
    private const int FirstTextType = 13;
    private const int OneByteInteger = 1;

    public static byte[] Encode(string table, int rootPage, string sql)
    {
        var name = Encoding.UTF8.GetBytes(table);
        var statement = Encoding.UTF8.GetBytes(sql);
        byte[] types =
        [
            .. TextType("table".Length), .. TextType(name.Length), .. TextType(name.Length), OneByteInteger,
            .. TextType(statement.Length),
        ];
        return [(byte)(types.Length + 1), .. types, .. "table"u8, .. name, .. name, (byte)rootPage, .. statement];
    }

    // The statements of our schema are shorter than 8 KB: one byte or two.
    private static byte[] TextType(int length)
    {
        var type = FirstTextType + (2 * length);
        return type < 0x80 ? [(byte)type] : [(byte)(0x80 | (type >> 7)), (byte)(type & 0x7F)];
    }
}
