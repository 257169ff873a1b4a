using EdgeLedger.Simulator.Mutants;

namespace EdgeLedger.Simulator.Tests;

public sealed class MutantListTests
{
    public static TheoryData<string> Names => [.. MutantList.All.Select(mutant => mutant.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mutants_text_stands_in_its_file_exactly_once(string name)
    {
        var mutant = MutantList.All.Single(one => one.Name == name);
        string text = File.ReadAllText(Path.Combine(SourceTree.Find()!, mutant.File));

        Assert.Equal(2, text.Split(mutant.Find).Length);
        Assert.NotEqual(mutant.Find, mutant.Replace);
    }

    [Fact]
    public void Every_room_of_the_vote_has_mutants()
    {
        foreach (string room in new[] { "Consensus", "Ledger", "Records", "Contracts", "Node" })
        {
            Assert.True(MutantList.All.Count(
                mutant => mutant.File.StartsWith($"gateway/{room}/", StringComparison.Ordinal)) > 2);
        }
    }
}
