using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>
/// The keys of all who are or were gateways: what one has signed can be proven after it has left.
/// </summary>
internal static class GatewayKeys
{
    public static void Put(IStateWriter state, PublicKey key) =>
        state.Put(StateKeys.Gateway(key.Address), key.ToCoseKey());

    /// <returns>Null for somebody who never was one.</returns>
    public static PublicKey? Find(IStateReader state, Address gateway) =>
        state.Find(StateKeys.Gateway(gateway)) is { } value && PublicKey.TryFromCoseKey(value, out var key)
            ? key
            : null;
}
