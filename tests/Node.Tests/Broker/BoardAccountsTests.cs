using EdgeLedger.Node.Broker;

namespace EdgeLedger.Node.Tests.Broker;

public sealed class BoardAccountsTests : IDisposable
{
    private const string Board = "00112233445566778899aabbccddeeff00112233";

    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-accounts-").FullName;

    [Fact]
    public void Accounts_are_those_of_the_file_and_none_without_it()
    {
        Assert.Empty(BoardAccounts.Read(_folder));

        Write($$"""{ "{{Board}}": "secret" }""");

        Assert.Equal("secret", BoardAccounts.Read(_folder)[Board]);
    }

    [Theory]
    [InlineData("""{ "attic": "secret" }""")]
    [InlineData("""{ "00112233445566778899aabbccddeeff00112233": null }""")]
    [InlineData("""{ "00112233445566778899aabbccddeeff00112233": 1 }""")]
    [InlineData("""[]""")]
    [InlineData("""{""")]
    public void File_of_another_shape_is_named_in_one_sentence(string json)
    {
        Write(json);

        var wrong = Assert.Throws<BrokerException>(() => BoardAccounts.Read(_folder));

        Assert.EndsWith(
            "boards.json must be an object of board addresses and passwords", wrong.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string json) => File.WriteAllText(Path.Combine(_folder, BoardAccounts.FileName), json);
}
