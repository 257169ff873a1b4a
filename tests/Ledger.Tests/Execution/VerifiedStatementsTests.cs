using EdgeLedger.Ledger.Execution;
using EdgeLedger.Ledger.Tests.Fixtures;
using EdgeLedger.Records;

namespace EdgeLedger.Ledger.Tests.Execution;

public sealed class VerifiedStatementsTests
{
    [Fact]
    public void Newest_half_of_the_capacity_is_always_remembered_and_memory_is_bounded()
    {
        var region = TestRegion.Cheap(1);
        var meter = region.NewKey();
        var cache = new VerifiedStatements(20);
        var statements = Enumerable.Range(1, 100).Select(index =>
        {
            var entry = region.Read(meter, TestRegion.ReadingAt(index, index));
            Assert.True(Statement.TryParse(entry.Bytes, out var one));
            return one;
        }).ToList();
        foreach (var statement in statements)
        {
            cache.Add(statement);
        }

        Assert.All(statements.TakeLast(10), statement => Assert.Same(statement, cache.Find(statement.Bytes.Span)));
        Assert.True(statements.Count(statement => cache.Find(statement.Bytes.Span) is not null) <= 20);
    }
}
