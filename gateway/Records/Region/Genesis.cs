using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace EdgeLedger.Records;

/// <summary>The founding document of a region; its hash is part of every signature made there.</summary>
/// <remarks>
/// [1, region, created ms, [gateway keys], [k, [registrar keys]], [DISCO keys], [max block bytes, max entries,
/// tolerance s]], keys ascending by address. A fourth limit, the blocks of a dispute, stands there only where it
/// is not the usual one: one content has one encoding.
/// </remarks>
public sealed class Genesis
{
    private const int Version = 1;
    private const int MaxRegionLength = 24;
    private const int MaxKeys = 1024;

    private readonly byte[] _bytes;

    private Genesis(
        byte[] bytes, string region, long createdUnixMs, PublicKey[] gateways, int registrarQuorum,
        PublicKey[] registrars, PublicKey[] discos, GenesisLimits limits)
    {
        _bytes = bytes;
        Hash = Hash256.Of(bytes);
        Region = region;
        Chain = ChainId.Of(region, Hash);
        CreatedUnixMs = createdUnixMs;
        Validators = new ValidatorSet(Hash, gateways);
        RegistrarQuorum = registrarQuorum;
        Registrars = registrars;
        Discos = discos;
        Limits = limits;
    }

    /// <summary>SHA-256 of the file; the <c>prev</c> of the first block.</summary>
    public Hash256 Hash { get; }

    public ChainId Chain { get; }

    /// <summary>1 to 24 of [a-z0-9-].</summary>
    public string Region { get; }

    public long CreatedUnixMs { get; }

    /// <summary>The gateways that the region begins with; who votes at a height, the ledger says.</summary>
    public ValidatorSet Validators { get; }

    /// <summary>Those who enrol and revoke devices, ascending by address.</summary>
    public IReadOnlyList<PublicKey> Registrars { get; }

    /// <summary>k: how many distinct registrars must sign.</summary>
    public int RegistrarQuorum { get; }

    /// <summary>Distribution companies, ascending by address; may be empty.</summary>
    public IReadOnlyList<PublicKey> Discos { get; }

    public GenesisLimits Limits { get; }

    public int MaxBlockBytes => Limits.MaxBlockBytes;

    public int MaxBlockEntries => Limits.MaxBlockEntries;

    public TimeSpan FutureTolerance => TimeSpan.FromSeconds(Limits.FutureToleranceSeconds);

    public byte[] Encode() => (byte[])_bytes.Clone();

    /// <summary>Founds a region; keys may come in any order.</summary>
    /// <exception cref="ArgumentException">The document would not be read back; the message says why.</exception>
    public static Genesis Create(
        string region, long createdUnixMs, IEnumerable<PublicKey> gateways, int registrarQuorum,
        IEnumerable<PublicKey> registrars, IEnumerable<PublicKey>? discos = null, GenesisLimits? limits = null)
    {
        limits ??= new GenesisLimits();
        bool hasUsualDisputes = limits.DisputeBlocks == GenesisLimits.UsualDisputeBlocks;
        var writer = new CanonicalWriter(1024)
            .WriteArray(7)
            .WriteUnsigned(Version)
            .WriteText(region)
            .WriteUnsigned(createdUnixMs)
            .WriteRaw(EncodeKeys(gateways))
            .WriteArray(2).WriteUnsigned(registrarQuorum).WriteRaw(EncodeKeys(registrars))
            .WriteRaw(EncodeKeys(discos ?? []))
            .WriteArray(hasUsualDisputes ? 3 : 4)
            .WriteUnsigned(limits.MaxBlockBytes)
            .WriteUnsigned(limits.MaxBlockEntries)
            .WriteUnsigned(limits.FutureToleranceSeconds);
        if (!hasUsualDisputes) writer.WriteUnsigned(limits.DisputeBlocks);
        return TryParse(writer.WrittenSpan, out var genesis, out string? error)
            ? genesis
            : throw new ArgumentException($"No region can be founded so: {error}");
    }

    /// <summary>Reads a genesis file; <paramref name="error"/> is for the person who handed it in.</summary>
    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Genesis? genesis, [NotNullWhen(false)] out string? error)
    {
        genesis = null;
        var reader = new CanonicalReader(bytes);
        if (!reader.TryReadArray(7) || !reader.TryReadExactly(Version))
        {
            error = "not a genesis file of version 1";
            return false;
        }

        if (!TryReadRegion(ref reader, out string region))
        {
            error = "region name: 1 to 24 of a-z, 0-9, hyphen";
            return false;
        }

        if (!reader.TryReadUnsigned(UnixTime.MaxMilliseconds, out long created))
        {
            error = "time of creation: milliseconds, before the year 10000";
            return false;
        }

        if (!ValidatorSet.TryReadKeys(ref reader, out var gateways))
        {
            error = $"gateway keys: 1 to {ValidatorSet.MaxCount}, on the curve, "
                + "ascending by address, none twice";
            return false;
        }

        if (!reader.TryReadArray(2) || !reader.TryReadUnsigned(MaxKeys, out long quorum)
            || !PublicKey.TryReadList(ref reader, MaxKeys, out var registrars) || quorum < 1 || quorum > registrars.Length)
        {
            error = "registrars: k of m with 1 <= k <= m, keys ascending by address, none twice";
            return false;
        }

        if (!PublicKey.TryReadList(ref reader, MaxKeys, out var discos))
        {
            error = "DISCO keys: on the curve, ascending by address, none twice";
            return false;
        }

        // In the ledger a signer has one kind: as a DISCO such a key could never enrol a device.
        if (discos.Intersect(registrars).Any())
        {
            error = "a key is registrar and DISCO at once";
            return false;
        }

        if (!TryReadLimits(ref reader, out var limits) || !reader.IsAtEnd)
        {
            error = "limits of a block, or bytes after them";
            return false;
        }

        error = null;
        genesis = new Genesis(
            bytes.ToArray(), region, created, gateways, (int)quorum, registrars, discos, limits);
        return true;
    }

    private static byte[] EncodeKeys(IEnumerable<PublicKey> keys) =>
        ValidatorSet.EncodeKeys([.. keys.OrderBy(key => key.Address)]);

    private static bool TryReadRegion(ref CanonicalReader reader, out string region)
    {
        region = "";
        if (!reader.TryReadText(out var utf8) || utf8.Length is 0 or > MaxRegionLength) return false;
        region = Encoding.ASCII.GetString(utf8);
        return region.All(ChainId.IsAllowed);
    }

    private static bool TryReadLimits(ref CanonicalReader reader, [NotNullWhen(true)] out GenesisLimits? limits)
    {
        limits = null;
        if (!(reader.TryReadArray(out int count) && count is 3 or 4
            && reader.TryReadUnsigned(GenesisLimits.MostBlockBytes, out long bytes) && bytes > 0
            && reader.TryReadUnsigned(int.MaxValue, out long entries) && entries > 0
            && reader.TryReadUnsigned(int.MaxValue, out long tolerance)))
        {
            return false;
        }

        long blocks = GenesisLimits.UsualDisputeBlocks;
        if (count == 4)
        {
            bool isUnusual = reader.TryReadUnsigned(GenesisLimits.MostDisputeBlocks, out blocks)
                && blocks is > 0 and not GenesisLimits.UsualDisputeBlocks;
            if (!isUnusual) return false;
        }

        limits = new GenesisLimits((int)bytes, (int)entries, (int)tolerance, (int)blocks);
        return true;
    }
}
