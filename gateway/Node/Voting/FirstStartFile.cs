namespace EdgeLedger.Node.Voting;

/// <summary>The first-start token as a file in the data folder.</summary>
internal sealed class FirstStartFile(string dataPath) : IFirstStartToken
{
    private readonly string _path = Path.Combine(dataPath, VotingRight.TokenFile);

    public bool Exists => File.Exists(_path);

    public void Remove() => File.Delete(_path);
}
