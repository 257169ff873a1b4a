using EdgeLedger.Records;

namespace EdgeLedger.Contracts;

/// <summary>The state before block 1, which follows from genesis alone.</summary>
public static class GenesisState
{
    public static void Write(Genesis genesis, IStateWriter state)
    {
        state.Put(StateKeys.Genesis.ToArray(), genesis.Hash.ToArray());
        state.Put(StateKeys.RegistrarQuorum.ToArray(), Number(genesis.RegistrarQuorum));
        state.Put(StateKeys.FutureTolerance.ToArray(), Number(genesis.Limits.FutureToleranceSeconds));
        state.Put(StateKeys.Validators.ToArray(), new ValidatorSchedule(genesis.Validators).Encode());
        foreach (var key in genesis.Validators.Keys)
        {
            GatewayKeys.Put(state, key);
        }

        WriteSigners(genesis.Registrars, SignerKind.Registrar, state);
        WriteSigners(genesis.Discos, SignerKind.Disco, state);
    }

    private static void WriteSigners(IReadOnlyList<PublicKey> keys, SignerKind kind, IStateWriter state)
    {
        foreach (var key in keys)
        {
            var entry = SignerEntry.New(key, kind, string.Empty);
            state.Put(StateKeys.Signer(Address.Of(key)), entry.Encode());
        }
    }

    private static byte[] Number(int value) => new CanonicalWriter().WriteUnsigned(value).ToArray();
}
