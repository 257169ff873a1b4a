using System.CommandLine;
using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Ledger.Pruning;
using EdgeLedger.Ledger.Store;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Ledgers;

/// <summary>`ledger prune`: takes the statements out of old blocks and keeps what proves them.</summary>
internal static class PruneCommand
{
    private const long MillisecondsADay = 86_400_000;

    public static Command Create()
    {
        var directory = OptionOf.Operand("DIR", "A gateway's data folder; its gateway must not be running.");
        var before = OptionOf.Count("--before", "Prune the blocks before this height.", 2, int.MaxValue);
        var keep = OptionOf.Count("--keep", "Prune the blocks older than so many days, by the newest block's time.", 1, 36_500);
        keep.HelpName = "DAYS";
        var anchor = OptionOf.Needed(
            "--anchor", "File for the checkpoint that the pruned ledger builds on: keep it away from this machine.", "FILE");
        var genesis = OptionOf.Text("--genesis", "Genesis file or its hash, from a source that you trust.", "FILE|HASH");
        var json = OptionOf.Flag("--json", "Print one JSON object.");
        var command = new Command("prune", "Take the statements out of old blocks; headers, votes and hashes stay.")
        {
            directory, before, keep, anchor, genesis, json,
        };
        command.SetAction(parsed =>
        {
            var (height, days) = (parsed.GetValue(before), parsed.GetValue(keep));
            if ((height is null) == (days is null))
            {
                throw new InputException("name either --before or --keep.", ExitCode.Usage);
            }

            var result = LedgerPruning.Run(
                DataFolder.Check(parsed.GetValue(directory)!), LedgerVerification.Pin(parsed.GetValue(genesis)),
                Es256Scheme.Instance,
                (tip, timeOf) => height ?? FirstYounger(tip, timeOf(tip) - (days!.Value * MillisecondsADay), timeOf),
                parsed.GetValue(anchor)!);
            Console.Out.WriteLine(parsed.GetValue(json) ? Json.Line(result) : Text(result));
        });
        return command;
    }

    // Times ascend with heights.
    private static long FirstYounger(long tip, long unixMs, Func<long, long> timeOf)
    {
        long low = 1, high = tip;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (timeOf(middle) < unixMs) low = middle + 1;
            else high = middle;
        }

        return low > 1 ? low : throw new StoreException("Nothing to prune: no block is older than that.");
    }

    private static string Text(PruneResult result) => FormattableString.Invariant(
        $"""
        {result.PrunedStatements} statements taken out of {result.PrunedBlocks} blocks; whole are blocks {result.BaseHeight + 1} to {result.Height}
        ledger.db: {result.BytesBefore} bytes before, {result.BytesAfter} after
        """);
}
