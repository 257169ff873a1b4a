using System.Text;

namespace EdgeLedger.Node.Broker;

/// <summary>Who may connect to a region's broker and what each may publish and read.</summary>
/// <remarks>
/// A board's user name is its address, and patterns bind every topic to the user name: a stolen board can speak
/// only as itself. Nobody but a gateway asks a board's shell. A gateway reads all statements but sends frames only
/// under its own address, so that boards
/// count distinct gateways by topic as well as by MAC.
/// </remarks>
public sealed class BrokerAccess(string region)
{
    private readonly SortedDictionary<string, string> _passwords = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _gateways = new(StringComparer.Ordinal);

    public string Region => region;

    /// <param name="address">The board's address, 40 lower-case hex digits; also its user name.</param>
    public void AddBoard(string address, string password) => _passwords[Checked(address)] = password;

    public void AddGateway(string user, string password, string address)
    {
        _passwords[Checked(user)] = password;
        _gateways[user] = Checked(address);
    }

    public void Remove(string user)
    {
        _passwords.Remove(user);
        _gateways.Remove(user);
    }

    /// <summary>The content of Mosquitto's password_file, with new salts each time.</summary>
    public string PasswordFile() =>
        string.Concat(_passwords.Select(entry => MosquittoPasswords.Line(entry.Key, entry.Value) + "\n"));

    /// <summary>The content of Mosquitto's acl_file.</summary>
    public string AccessFile()
    {
        var text = new StringBuilder();
        foreach (var (user, address) in _gateways)
        {
            text.Append($"user {user}\n");
            text.Append($"topic read el/{region}/+/statement\n");
            text.Append($"topic read el/{region}/+/status\n");
            text.Append($"topic read el/{region}/+/answer\n");
            text.Append($"topic write el/{region}/+/shell\n");
            text.Append($"topic write el/{region}/+/settings\n");
            foreach (string kind in FrameKinds) text.Append($"topic write el/{region}/+/{kind}/{address}\n");
            text.Append('\n');
        }

        text.Append($"pattern write el/{region}/%u/statement\n");
        text.Append($"pattern write el/{region}/%u/status\n");
        text.Append($"pattern write el/{region}/%u/answer\n");
        text.Append($"pattern read el/{region}/%u/shell\n");
        text.Append($"pattern read el/{region}/%u/settings\n");
        foreach (string kind in FrameKinds) text.Append($"pattern read el/{region}/%u/{kind}/+\n");
        return text.ToString();
    }

    private static readonly string[] FrameKinds = ["head", "control", "roster"];

    // A line break, a colon or a wildcard in a name would write rules of its own.
    private static string Checked(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
            ? name
            : throw new ArgumentException($"'{name}' cannot be a broker user name", nameof(name));
}
