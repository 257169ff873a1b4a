using EdgeLedger.Contracts;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Tests.Remote;

/// <summary>A technician's statement on its way through a region to a board.</summary>
public sealed class TechnicianSettingTests
{
    [Fact]
    public async Task Statement_posted_to_one_gateway_is_final_and_f_and_1_gateways_bring_it_to_the_board()
    {
        await using var region = await new TestRegion(4).StartAllAsync();
        var board = await region.EnrolAsync();
        var technician = await region.EnrolAsync("technician", SignerKind.Technician);
        var sent = new System.Collections.Concurrent.ConcurrentDictionary<int, byte[]>();
        for (int i = 0; i < 4; i++)
        {
            int gateway = i;
            region.LinkOf(i).SettingSent += (to, bytes) =>
            {
                if (to == board.Address) sent[gateway] = bytes.ToArray();
            };
        }

        var statement = technician.Set(new TechnicianSetting(board.Address, "period.s", "60"));
        region[2].Submit(statement);
        region.WaitUntilFinal(technician);

        Wait.Until(() => sent.Count == 2, "two of four gateways speak", 10_000);
        Assert.All(sent.Values, bytes => Assert.Equal(statement.Bytes.ToArray(), bytes));
        Assert.Null(region[0].Settings.AnswerTo(statement.Id));
        for (int i = 0; i < 4; i++) region.LinkOf(i).Answer(technician.Address, $"set {statement.Id} done");
        Assert.Null(region[0].Settings.AnswerTo(statement.Id));
        for (int i = 0; i < 4; i++) region.LinkOf(i).Answer(board.Address, $"set {statement.Id} done");
        Assert.All(region.Running, node => Assert.Equal("done", node.Settings.AnswerTo(statement.Id)));
    }
}
