using System.Reflection;
using EdgeLedger.Firmware.Cryptography;
using Xunit;

namespace EdgeLedger.Firmware.Tests.Cryptography;

public sealed class CryptographyStateTests
{
    // nanoFramework runs static initialisers before Main in the order of type names, and two boards in one process
    // must not share work buffers: so there are no statics at all.
    [Fact]
    public void Types_have_neither_static_fields_nor_static_initialisers()
    {
        string? room = typeof(P256).Namespace;
        Type[] types = [.. typeof(P256).Assembly.GetTypes().Where(type => type.Namespace == room)];
        Assert.True(types.Length > 10);
        foreach (Type type in types)
        {
            Assert.Null(type.TypeInitializer);
            Assert.DoesNotContain(
                type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic),
                field => !field.IsLiteral);
        }
    }
}
