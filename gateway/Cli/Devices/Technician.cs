using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Remote;
using EdgeLedger.Records;

namespace EdgeLedger.Cli.Devices;

/// <summary>Signs a setting as the next link of a technician's chain and follows it to the board.</summary>
internal sealed class Technician(GatewayApi gateway, ChainId chain, EcdsaSigner key, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BoardPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <returns>The statement, final, and what the board said of it; null if it has been silent.</returns>
    public async Task<(Hash256 Id, string? Answer)> SetAsync(TechnicianSetting setting, CancellationToken token)
    {
        var position = await gateway.GetSignerAsync(key.Address, token);
        if (position == ChainPosition.Start)
        {
            throw new InputException(
                $"{key.Address} is not enrolled: edgeledger device enroll --kind technician --key FILE.");
        }

        byte[] bytes = Statement.Encode(
            key, chain, ContentType.TechnicianSettings, position.NextSeq,
            Hash256.TryParse(position.Prev, out var prev) ? prev : Hash256.Zero, setting.Encode());
        if (!Statement.TryParse(bytes, out var statement)) throw new InvalidOperationException("own statement");
        await WaitUntilFinalAsync(statement, token);

        long start = time.GetTimestamp();
        string? answer;
        while ((answer = await gateway.TryGetAnswerAsync(statement.Id, token)) is null
            && time.GetElapsedTime(start) < BoardPatience)
        {
            await Task.Delay(Pause, time, token);
        }

        return (statement.Id, answer);
    }

    // Posted again and again: a gateway may drop it when it is busy, and knows a statement that it holds.
    private async Task WaitUntilFinalAsync(Statement statement, CancellationToken token)
    {
        long start = time.GetTimestamp();
        for (int tries = 0; ; tries++)
        {
            if (tries % 20 == 0) await gateway.PostAsync(statement, token);
            if (await gateway.IsFinalAsync(statement.Id, token)) return;
            if (time.GetElapsedTime(start) > Patience)
            {
                throw new InputException(
                    $"the setting is not final after {Duration.Format(Patience)}: is {key.Address} a technician, "
                    + "is the board enrolled, do enough gateways run?");
            }

            await Task.Delay(Pause, time, token);
        }
    }
}
