using System.Text.Json;

namespace EdgeLedger.Node.Broker;

/// <summary>Boards' names and passwords at the broker: <c>broker/boards.json</c>, an object of address and
/// password, written by whoever provisions boards.</summary>
public static class BoardAccounts
{
    public const string FileName = "boards.json";

    /// <param name="folder">The broker's; without the file in it there are no such boards.</param>
    /// <exception cref="BrokerException">The file is not what it must be.</exception>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return new Dictionary<string, string>();
        try
        {
            var accounts = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path)) ?? [];
            if (accounts.All(account => Records.Address.TryParse(account.Key, out _) && account.Value is not null))
            {
                return accounts;
            }
        }
        catch (JsonException broken)
        {
            throw Wrong(path, broken);
        }

        throw Wrong(path, null);
    }

    private static BrokerException Wrong(string path, Exception? cause) =>
        new($"{path} must be an object of board addresses and passwords", cause);
}
