using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using EdgeLedger.Mqtt;
using EdgeLedger.Node.Broker;

namespace EdgeLedger.Node.Tests.Broker;

public sealed class MosquittoProcessTests : IDisposable
{
    private const string First = "00112233445566778899aabbccddeeff00112233";
    private const string Second = "ffeeddccbbaa99887766554433221100ffeeddcc";
    private const string Gateway = "0123456789abcdef0123456789abcdef01234567";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("edgeledger-broker-").FullName;
    private readonly BrokerAccess _access = new("test");
    private readonly MosquittoProcess _broker;
    private readonly List<MqttConnection> _clients = [];

    public MosquittoProcessTests()
    {
        _access.AddBoard(First, "one");
        _access.AddBoard(Second, "two");
        _access.AddGateway("gateway-1", "three", Gateway);
        _broker = MosquittoProcess.Start(_folder, _access);
    }

    [Fact]
    public void Board_is_heard_only_under_its_own_address()
    {
        var heard = Listen(Connect("gateway-1", "three"), "el/test/+/statement");
        var board = Connect(First, "one");

        board.Publish($"el/test/{Second}/statement", "forged"u8, 1, false);
        board.Publish($"el/other/{First}/statement", "elsewhere"u8, 1, false);
        board.Publish($"el/test/{First}/head/{Gateway}", "own head"u8, 1, false);
        board.Publish($"el/test/{First}/statement", "mine"u8, 1, false);

        Wait.Until(() => !heard.IsEmpty, "the gateway hears the board");
        Assert.Equal([$"el/test/{First}/statement"], heard);
    }

    [Fact]
    public void Board_answers_for_itself_only_and_neither_asks_other_boards_nor_hears_them()
    {
        var heard = Listen(Connect("gateway-1", "three"), "el/test/+/answer");
        var board = Connect(First, "one");
        var toBoard = Listen(board, $"el/test/{First}/shell", $"el/test/{First}/settings");
        var intruder = Connect(Second, "two");
        var overheard = Listen(
            intruder, "el/test/+/answer", "el/test/+/shell", "el/test/+/settings", $"el/test/{First}/shell", "#", "$SYS/#");

        foreach (string topic in (string[])["answer", "shell", "settings", "status", "head/" + Gateway])
        {
            intruder.Publish($"el/test/{First}/{topic}", "forged"u8, 1, false);
        }

        intruder.Publish($"el/test/{Second}/shell", "own"u8, 1, false);
        intruder.Publish($"el/test/{Second}/answer", "mine"u8, 1, false);
        Wait.Until(() => !heard.IsEmpty, "the gateway hears the board");
        Connect("gateway-1", "three").Publish($"el/test/{First}/shell", "status"u8, 1, false);
        Wait.Until(() => !toBoard.IsEmpty, "the board hears the question");

        Assert.Equal([$"el/test/{Second}/answer"], heard);
        Assert.Equal([$"el/test/{First}/shell"], toBoard);
        Assert.Empty(overheard);
    }

    [Fact]
    public void Board_hears_only_what_gateways_send_to_it()
    {
        var board = Connect(First, "one");
        var heard = Listen(board, $"el/test/{First}/head/+");
        var others = Listen(Connect(Second, "two"), "el/test/+/head/+", $"el/test/{First}/statement", "#");
        var gateway = Connect("gateway-1", "three");

        gateway.Publish($"el/test/{First}/head/{Second}", "as another gateway"u8, 1, false);
        board.Publish($"el/test/{First}/statement", "secret"u8, 1, false);
        gateway.Publish($"el/test/{First}/head/{Gateway}", "head"u8, 1, false);

        Wait.Until(() => !heard.IsEmpty, "the board hears its head");
        Assert.Equal([$"el/test/{First}/head/{Gateway}"], heard);
        Assert.Empty(others);
    }

    [Theory]
    [InlineData(First, "two")]
    [InlineData(First, "")]
    [InlineData("nobody", "one")]
    public void Wrong_credentials_are_refused(string user, string password)
    {
        using var client = new MqttConnection(Options(user, password));

        Assert.Equal(MqttConnectResult.NotAuthorized, client.Connect(Patience));
    }

    [Fact]
    public void New_board_is_let_in_without_a_restart_and_others_stay_connected()
    {
        const string Third = "aaaabbbbccccddddeeeeffff0000111122223333";
        var before = Connect(First, "one");
        _access.AddBoard(Third, "four");

        _broker.Apply(_access);

        Wait.Until(() => TryConnect(Third, "four"), "the new board is let in");
        Assert.True(before.IsConnected);
    }

    [Fact]
    public void Message_of_a_megabyte_gets_through_so_that_the_gateway_can_count_it()
    {
        var heard = Listen(Connect("gateway-1", "three"), "el/test/+/statement");

        Connect(First, "one").Publish($"el/test/{First}/statement", new byte[1024 * 1024], 1, false);

        Wait.Until(() => !heard.IsEmpty, "it arrives");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Secrets_are_readable_by_their_owner_alone()
    {
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        Assert.Equal(Private, File.GetUnixFileMode(Path.Combine(_folder, "passwords")));
        Assert.DoesNotContain(
            "three", File.ReadAllText(Path.Combine(_folder, "passwords")), StringComparison.Ordinal);
    }

    [Fact]
    public void Port_in_use_is_an_error_that_names_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        int port = ((IPEndPoint)other.LocalEndpoint).Port;

        var failure = Assert.Throws<BrokerException>(
            () => MosquittoProcess.Start(Path.Combine(_folder, "second"), _access, port));

        Assert.Contains($"{port}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_that_would_write_a_rule_of_its_own_is_refused()
    {
        Assert.Throws<ArgumentException>(() => _access.AddBoard("a\nuser b", "x"));
        Assert.Throws<ArgumentException>(() => _access.AddBoard("+", "x"));
        Assert.Throws<ArgumentException>(() => _access.AddBoard("", "x"));
    }

    [Fact]
    public void Broker_ends_when_it_is_told_to()
    {
        _broker.Stop();

        Assert.True(_broker.HasExited);
    }

    public void Dispose()
    {
        foreach (var client in _clients) client.Dispose();
        _broker.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private MqttOptions Options(string user, string password) => new()
    {
        Port = _broker.Port, ClientId = Guid.NewGuid().ToString("N"), User = user, Password = password,
    };

    private MqttConnection Connect(string user, string password)
    {
        var client = new MqttConnection(Options(user, password));
        _clients.Add(client);
        Assert.Equal(MqttConnectResult.Accepted, client.Connect(Patience));
        return client;
    }

    private bool TryConnect(string user, string password)
    {
        using var client = new MqttConnection(Options(user, password));
        return client.Connect(Patience) == MqttConnectResult.Accepted;
    }

    // Mosquitto grants a subscription that the rules forbid and then delivers nothing.
    private static ConcurrentQueue<string> Listen(MqttConnection client, params string[] filters)
    {
        var heard = new ConcurrentQueue<string>();
        int answered = 0;
        client.MessageReceived += (topic, _, _, _) => heard.Enqueue(topic);
        client.Subscribed += _ => Interlocked.Increment(ref answered);
        client.SubscriptionRefused += _ => Interlocked.Increment(ref answered);
        foreach (string filter in filters) client.Subscribe(filter, 1);
        Wait.Until(() => answered == filters.Length, "subscribed");
        return heard;
    }
}
