using System.Globalization;
using System.Net;
using System.Text.Json;
using EdgeLedger.Records;

namespace EdgeLedger.Node.Hosting;

/// <summary>One JSON object of the configuration; every complaint names the file and the key.</summary>
internal sealed class ConfigSection(string file, string prefix, JsonElement json)
{
    private const int MostAddresses = 200;

    public void AllowOnly(params string[] names)
    {
        if (json.ValueKind != JsonValueKind.Object) throw Wrong("", "must be an object");
        foreach (var property in json.EnumerateObject())
        {
            if (!names.Contains(property.Name)) throw Wrong(property.Name, "is not a known key");
        }
    }

    public bool Has(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    public ConfigSection Section(string name) => new(file, prefix + name + ".", Value(name));

    public IEnumerable<ConfigSection> List(string name)
    {
        if (!Has(name)) return [];
        var list = Value(name);
        if (list.ValueKind != JsonValueKind.Array) throw Wrong(name, "must be a list");
        return list.EnumerateArray()
            .Select((item, i) => new ConfigSection(file, $"{prefix}{name}[{i}].", item))
            .ToArray();
    }

    public string Text(string name)
    {
        var value = Value(name);
        if (value.ValueKind != JsonValueKind.String) throw Wrong(name, "must be a string");
        string text = value.GetString()!;
        return text.Length > 0 ? text : throw Wrong(name, "must not be empty");
    }

    public double Number(string name, double low, double high, double? whenMissing = null)
    {
        if (whenMissing is { } missing && !Has(name)) return missing;
        var value = Value(name);
        if (value.ValueKind != JsonValueKind.Number) throw Wrong(name, "must be a number");
        double number = value.GetDouble();
        string range = string.Create(CultureInfo.InvariantCulture, $"must lie between {low} and {high}");
        return number >= low && number <= high ? number : throw Wrong(name, range);
    }

    public bool Flag(string name)
    {
        if (!Has(name)) return false;
        var value = Value(name);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw Wrong(name, "must be true or false");
    }

    public IPEndPoint Endpoint(string name)
    {
        var (host, port) = HostAndPort(name);
        if (host == "localhost") host = "127.0.0.1";
        return IPAddress.TryParse(host, out var address)
            ? new IPEndPoint(address, port)
            : throw Wrong(name, $"must be an IP address and a port, not '{host}:{port}'");
    }

    public (string Host, int Port) HostAndPort(string name)
    {
        string text = Text(name);
        int colon = text.LastIndexOf(':');
        return colon > 0
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            && port is >= 0 and <= 65535
            ? (text[..colon].Trim('[', ']'), port)
            : throw Wrong(name, $"must be host:port, not '{text}'");
    }

    public Address Address(string name)
    {
        string text = Text(name);
        return Records.Address.TryParse(text, out var address)
            ? address
            : throw Wrong(name, $"must be an address of 40 hex digits, not '{text}'");
    }

    /// <param name="but">One that may not stand there.</param>
    public IReadOnlyList<Address> Addresses(string name, Address but)
    {
        var list = Value(name);
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MostAddresses)
        {
            throw Wrong(name, $"must be a list of 1 to {MostAddresses} addresses");
        }

        var read = new List<Address>();
        foreach (var item in list.EnumerateArray())
        {
            bool isAddress = item.ValueKind == JsonValueKind.String
                & Records.Address.TryParse(item.ToString(), out var address);
            if (!isAddress) throw Wrong(name, $"must hold addresses of 40 hex digits, not '{item}'");
            if (address == but || read.Contains(address)) throw Wrong(name, $"names {address} twice");
            read.Add(address);
        }

        return read;
    }

    private JsonElement Value(string name)
    {
        if (json.ValueKind != JsonValueKind.Object) throw Wrong("", "must be an object");
        return json.TryGetProperty(name, out var value) ? value : throw Wrong(name, "is missing");
    }

    private GatewayConfigException Wrong(string name, string fault) =>
        new($"{file}: \"{(prefix + name).TrimEnd('.')}\" {fault}");
}
