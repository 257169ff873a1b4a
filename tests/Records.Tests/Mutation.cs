namespace EdgeLedger.Records.Tests;

/// <summary>What a faulty line or a hostile peer makes of good bytes.</summary>
internal static class Mutation
{
    public static byte[] Of(byte[] good, Random random)
    {
        byte[] bytes = (byte[])good.Clone();
        switch (random.Next(6))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 2:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 3:
                int at = random.Next(bytes.Length + 1);
                return [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
            case 4:
                int from = random.Next(bytes.Length);
                int to = Math.Min(bytes.Length, from + random.Next(40));
                return [.. bytes[..from], .. bytes[to..]];
            default:
                return Inflate(bytes, random);
        }
    }

    // Turns some byte into a head that claims an enormous length, count or nesting.
    private static byte[] Inflate(byte[] bytes, Random random)
    {
        int at = random.Next(bytes.Length);
        byte major = (byte)(random.Next(8) << 5);
        byte[] head = random.Next(3) switch
        {
            0 => [(byte)(major | 26), 0x7f, 0xff, 0xff, 0xff],
            1 => [(byte)(major | 27), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            _ => [.. Enumerable.Repeat((byte)0x81, 5000)],
        };
        return [.. bytes[..at], .. head, .. bytes[at..]];
    }
}
