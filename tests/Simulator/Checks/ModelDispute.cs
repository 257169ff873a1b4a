using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Checks;

/// <summary>A dispute about a statement, kept by the simulator's own rules.</summary>
internal sealed class ModelDispute(SignerLink link, long opened)
{
    public const int Open = 1;
    public const int Admitted = 2;
    public const int Rejected = 3;

    public SignerLink Link => link;

    public int Status { get; private set; } = Open;

    /// <summary>Gateway by gateway; true accepts.</summary>
    public SortedDictionary<Address, bool> Answers { get; private init; } = [];

    public ModelDispute Copy() => new(link, opened)
    {
        Status = Status, Answers = new SortedDictionary<Address, bool>(Answers),
    };

    public bool IsOpenAt(long height, int blocks) => Status == Open && height - opened <= blocks;

    public bool IsLostAt(long height, int blocks) =>
        Status == Rejected || (Status == Open && height - opened > blocks);

    /// <summary>Decides it if more than half of those who vote say the same.</summary>
    public void Judge(ModelValidators validators)
    {
        int accepts = Answers.Count(answer => answer.Value && validators.IndexOf(answer.Key) >= 0);
        int rejects = Answers.Count(answer => !answer.Value && validators.IndexOf(answer.Key) >= 0);
        if (2 * accepts > validators.Count)
        {
            Status = Admitted;
            Answers.Clear();
        }
        else if (2 * rejects > validators.Count)
        {
            Status = Rejected;
        }
    }

    /// <summary>[statement id, status, opened, [[gateway, 1 accept or 2 reject]...]].</summary>
    public void Write(CanonicalWriter writer)
    {
        writer.WriteArray(4).WriteHash(link.Id).WriteUnsigned(Status).WriteUnsigned(opened).WriteArray(Answers.Count);
        foreach (var (gateway, accepts) in Answers)
        {
            writer.WriteArray(2).WriteAddress(gateway).WriteUnsigned(accepts ? 1 : 2);
        }
    }
}
