namespace EdgeLedger.Simulator.Mutants;

/// <summary>Broken checks of formats, quorums and certificates.</summary>
internal static class RecordsMutants
{
    private const string Certificate = "gateway/Records/Voting/Certificate.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("quorum one short", "gateway/Records/Region/Quorum.cs", "(2 * gateways / 3) + 1", "2 * gateways / 3"),
        new("quorum of a certificate not checked", Certificate,
            "if (Signatures.Count < validators.Quorum)", "if (Signatures.Count < 1)"),
        new("signatures of a certificate not checked", Certificate,
            "if (!scheme.Verify(validators[i], digest, Signatures[next++].Span))",
            "if (!scheme.Verify(validators[i], digest, Signatures[next++].Span) && Height < 0)"),
        new("body need not be the header's", "gateway/Records/Blocks/Block.cs",
            "if (MerkleTree.Root(leaves) != header.MerkleRoot) return false;", ""),
        new("proposal signed by anybody", "gateway/Records/Voting/Proposal.cs",
            "&& scheme.Verify(validators[ValidatorIndex], SigningDigest(chain), Signature);", ";"),
        new("evidence signed by anybody", "gateway/Records/Voting/EquivocationEvidence.cs",
            "if (accused.Address != Validator) return false;", "if (accused.Address == Validator) return true;"),
        new("f one short", "gateway/Records/Region/Quorum.cs", "(gateways - 1) / 3", "(gateways - 1) / 4"),
    ];
}
