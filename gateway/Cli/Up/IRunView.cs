namespace EdgeLedger.Cli.Up;

/// <summary>What a person sees of a run: a live table on a terminal, plain lines elsewhere.</summary>
internal interface IRunView : IAsyncDisposable
{
    /// <summary>Something happened that is worth a sentence.</summary>
    void Tell(string sentence);

    /// <summary>The state of the region, about twice a second.</summary>
    void Show(RunSnapshot snapshot);
}
