using System.Collections.Concurrent;
using System.Security.Cryptography;
using EdgeLedger.Firmware.Cryptography;
using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Keys;

/// <summary>Private and public keys by number: to make one costs more than a whole block, so all runs share
/// them.</summary>
internal static class KeyPool
{
    private static readonly ConcurrentDictionary<int, (byte[] Scalar, PublicKey Public)> Keys = [];

    public static (byte[] Scalar, PublicKey Public) Get(int number) => Keys.GetOrAdd(number, Make);

    private static (byte[] Scalar, PublicKey Public) Make(int number)
    {
        byte[] scalar = SHA256.HashData(BitConverter.GetBytes(number));
        // Below the order of the curve whatever the hash is.
        scalar[0] = 0;
        byte[] xy = new byte[PublicKey.XySize];
        return new P256().TryGetPublicKey(scalar, new byte[P256.EntropyBytes], xy)
            ? (scalar, PublicKey.FromXy(xy))
            : throw new InvalidOperationException($"key {number} is out of range");
    }
}
