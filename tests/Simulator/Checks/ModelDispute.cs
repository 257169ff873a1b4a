using EdgeLedger.Records;

namespace EdgeLedger.Simulator.Checks;

/// <summary>A dispute about a statement, kept by the simulator's own rules.</summary>
internal sealed class ModelDispute(long opened)
{
    public const int Open = 1;
    public const int Admitted = 2;
    public const int Rejected = 3;
    public const int Quarantined = 4;

    private long _closed;

    public int Status { get; private set; } = Open;

    /// <summary>Gateway by gateway; true accepts.</summary>
    public SortedDictionary<Address, bool> Answers { get; } = [];

    public bool IsOpenAt(long height, int blocks) => Status == Open && height - opened <= blocks;

    public bool IsLostAt(long height, int blocks) =>
        Status == Rejected || (Status == Open && height - opened > blocks);

    /// <summary>Closes it if more than half of those who vote say the same.</summary>
    public void Judge(ModelValidators validators, long height)
    {
        int accepts = Answers.Count(answer => answer.Value && validators.IndexOf(answer.Key) >= 0);
        int rejects = Answers.Count(answer => !answer.Value && validators.IndexOf(answer.Key) >= 0);
        if (2 * accepts > validators.Count)
        {
            Close(Admitted, height);
            Answers.Clear();
        }
        else if (2 * rejects > validators.Count)
        {
            Close(Rejected, height);
        }
    }

    public void Quarantine(long height)
    {
        Close(Quarantined, height);
        Answers.Clear();
    }

    /// <summary>[status, opened, closed, [[gateway, 1 accept or 2 reject]...]].</summary>
    public byte[] Encode()
    {
        var writer = new CanonicalWriter()
            .WriteArray(4).WriteUnsigned(Status).WriteUnsigned(opened).WriteUnsigned(_closed)
            .WriteArray(Answers.Count);
        foreach (var (gateway, accepts) in Answers)
        {
            writer.WriteArray(2).WriteAddress(gateway).WriteUnsigned(accepts ? 1 : 2);
        }

        return writer.ToArray();
    }

    private void Close(int status, long height) => (Status, _closed) = (status, height);
}
