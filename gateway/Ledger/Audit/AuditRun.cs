using EdgeLedger.Ledger.Store;
using EdgeLedger.Ledger.Store.Pages;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Audit;

/// <summary>
/// One audit: the log, the small tables, every block in order, the file header, the rest of the file.
/// </summary>
/// <remarks>
/// The first fault ends the replay, since nothing after it can be judged; a fault outside the blocks does not, so
/// that the result can say how far the blocks themselves are right.
/// </remarks>
internal sealed class AuditRun(AuditFiles files, Hash256? pinnedGenesis, ISignatureScheme scheme)
{
    private readonly List<(long Height, Hash256 Hash)> _rowHashes = [];
    private AuditFault? _fault;
    private AuditReplay? _replay;

    public AuditResult Run()
    {
        var content = new StoreContent(new PageSource(files.File, files.Log));
        Note(files.LogError);
        Guard(() => Replay(content));
        if (_fault is null && files.Log.Count > 0)
        {
            Guard(() => Note(ShadowedPages.FindFault(files, _rowHashes)));
        }

        return Result();
    }

    private void Replay(StoreContent content)
    {
        var genesis = content.ReadSmallTables();
        if (pinnedGenesis is { } pinned && genesis.Hash != pinned)
        {
            Note($"the ledger belongs to the genesis {genesis.Hash}, not to {pinned}");
            return;
        }

        Note(content.FindHeaderFault() is { } part ? $"{part} is damaged" : null);
        var snapshot = content.ReadBase();
        if (snapshot?.FindFault(genesis, scheme) is { } doubt)
        {
            Note($"the state after block {snapshot.Height}, on which the ledger builds, is not certified: {doubt}");
            return;
        }

        _replay = new AuditReplay(genesis, scheme, snapshot);
        foreach (var (row, values) in content.ReadBlocks())
        {
            if (files.Log.Count > 0)
            {
                _rowHashes.Add((row.Key, Hash256.Of(row.Record.Span)));
            }

            if (_replay.Add(row.Key, values) is { } fault)
            {
                _fault = fault;
                return;
            }
        }

        if (_replay.Finish() is { } last)
        {
            _fault = last;
            return;
        }

        if (_replay.FindGap() is { } gap)
        {
            _fault = gap;
            return;
        }

        content.CheckAllUsed();
    }

    private AuditResult Result()
    {
        // Blocks before a structural fault still have signatures under way.
        var isOrdered = _fault is not { Height: { } at } || at > (_replay?.Height ?? 0);
        if (isOrdered && _replay?.Finish() is { } earlier)
        {
            _fault = earlier;
        }

        var height = _fault?.Height is { } bad ? bad - 1 : _replay?.Height ?? 0;
        var errorHeight = _fault is null ? null : _fault.Height ?? (long?)height;
        var error = _fault is null ? null
            : _fault.Height is null && height == 0 ? $"{Capital(_fault.Message)}."
            : _fault.Height is null ? $"{Capital(_fault.Message)} (the ledger's height is {height})."
            : $"Block {_fault.Height}: {_fault.Message}.";
        return new AuditResult(
            height, _replay?.StatementsUpTo(height) ?? 0, _replay?.TipHash ?? Hash256.Zero,
            pinnedGenesis is not null, errorHeight, error)
        {
            TrustedHeight = _replay?.TrustedHeight ?? 0,
            TrustedHash = _replay?.TrustedHash,
            HeadersFrom = _replay?.HeadersFrom ?? 0,
        };
    }

    private void Guard(Action action)
    {
        try
        {
            action();
        }
        catch (PageFaultException fault)
        {
            // Within the block table the fault lies in the first block that could not be read.
            var isInBlocks = fault.Table == StoreLayout.BlockTable;
            _fault = isInBlocks
                ? new AuditFault((fault.AfterKey ?? 0) + 1, fault.Message)
                : _fault ?? new AuditFault(null, fault.Message);
        }
    }

    private void Note(string? message)
    {
        if (message is not null)
        {
            _fault ??= new AuditFault(null, message);
        }
    }

    private static string Capital(string message) => char.ToUpperInvariant(message[0]) + message[1..];
}
