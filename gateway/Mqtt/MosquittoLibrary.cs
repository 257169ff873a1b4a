using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EdgeLedger.Mqtt;

/// <summary>The part of libmosquitto's C interface (mosquitto.h, 2.0) that this assembly calls.</summary>
internal static unsafe partial class MosquittoLibrary
{
    public const int Success = 0;
    public const int NoConnection = 4;
    public const int OptionTcpNoDelay = 11;

    private const string Library = "libmosquitto.so.1";

    private static readonly Lazy<bool> Initialised = new(() => LibInit() == Success);

    /// <exception cref="MqttLibraryMissingException">The library is not installed.</exception>
    public static void EnsureLoaded()
    {
        try
        {
            _ = Initialised.Value;
        }
        catch (DllNotFoundException missing)
        {
            throw new MqttLibraryMissingException(missing);
        }
    }

    /// <summary>Ends both directions of the client's TCP connection; nothing when there is none.</summary>
    public static void ShutDownSocket(MosquittoHandle client)
    {
        const int BothDirections = 2;
        int socket = Socket(client);
        if (socket >= 0) _ = ShutDown(socket, BothDirections);
    }

    public static string Describe(int code) => Marshal.PtrToStringUTF8(ErrorText(code)) ?? $"error {code}";

    [LibraryImport(Library, EntryPoint = "mosquitto_lib_init")]
    private static partial int LibInit();

    [LibraryImport(Library, EntryPoint = "mosquitto_strerror")]
    private static partial IntPtr ErrorText(int code);

    [LibraryImport(Library, EntryPoint = "mosquitto_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial IntPtr New(string id, [MarshalAs(UnmanagedType.U1)] bool cleanSession, IntPtr owner);

    [LibraryImport(Library, EntryPoint = "mosquitto_destroy")]
    public static partial void Destroy(IntPtr client);

    [LibraryImport(Library, EntryPoint = "mosquitto_threaded_set")]
    public static partial int SetThreaded(MosquittoHandle client, [MarshalAs(UnmanagedType.U1)] bool threaded);

    [LibraryImport(Library, EntryPoint = "mosquitto_int_option")]
    public static partial int SetOption(MosquittoHandle client, int option, int value);

    [LibraryImport(Library, EntryPoint = "mosquitto_max_inflight_messages_set")]
    public static partial int SetMaxInflight(MosquittoHandle client, uint messages);

    [LibraryImport(Library, EntryPoint = "mosquitto_username_pw_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetCredentials(MosquittoHandle client, string? user, string? password);

    [LibraryImport(Library, EntryPoint = "mosquitto_will_set", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetWill(
        MosquittoHandle client, string topic, int length, byte* payload, int qos,
        [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Connect(MosquittoHandle client, string host, int port, int keepAliveSeconds);

    [LibraryImport(Library, EntryPoint = "mosquitto_socket")]
    private static partial int Socket(MosquittoHandle client);

    [LibraryImport("libc", EntryPoint = "shutdown")]
    private static partial int ShutDown(int socket, int how);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect")]
    public static partial int Disconnect(MosquittoHandle client);

    [LibraryImport(Library, EntryPoint = "mosquitto_loop")]
    public static partial int Loop(MosquittoHandle client, int timeoutMs, int maxPackets);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Publish(
        MosquittoHandle client, out int messageId, string topic, int length, byte* payload, int qos,
        [MarshalAs(UnmanagedType.U1)] bool retain);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Subscribe(MosquittoHandle client, out int messageId, string filter, int qos);

    [LibraryImport(Library, EntryPoint = "mosquitto_unsubscribe", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Unsubscribe(MosquittoHandle client, out int messageId, string filter);

    [LibraryImport(Library, EntryPoint = "mosquitto_connect_callback_set")]
    public static partial void OnConnect(
        MosquittoHandle c, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> f);

    [LibraryImport(Library, EntryPoint = "mosquitto_disconnect_callback_set")]
    public static partial void OnDisconnect(
        MosquittoHandle c, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> f);

    [LibraryImport(Library, EntryPoint = "mosquitto_publish_callback_set")]
    public static partial void OnPublish(
        MosquittoHandle c, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, void> f);

    [LibraryImport(Library, EntryPoint = "mosquitto_subscribe_callback_set")]
    public static partial void OnSubscribe(
        MosquittoHandle c, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, int, int, int*, void> f);

    [LibraryImport(Library, EntryPoint = "mosquitto_message_callback_set")]
    public static partial void OnMessage(
        MosquittoHandle c, delegate* unmanaged[Cdecl]<IntPtr, IntPtr, MosquittoMessage*, void> f);
}
