using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EdgeLedger.Mqtt;

/// <summary>The functions that libmosquitto calls; each finds its connection in the user pointer.</summary>
/// <remarks>
/// Nothing may be thrown across the native frames between a callback and the network thread's loop: the connection
/// keeps the exception and throws it once the library has returned.
/// </remarks>
internal static unsafe class MosquittoCallbacks
{
    public static void Register(MosquittoHandle client)
    {
        MosquittoLibrary.OnConnect(client, &Connected);
        MosquittoLibrary.OnDisconnect(client, &Disconnected);
        MosquittoLibrary.OnPublish(client, &Published);
        MosquittoLibrary.OnSubscribe(client, &Subscribed);
        MosquittoLibrary.OnMessage(client, &MessageArrived);
    }

    private static MqttConnection? Find(IntPtr owner) => GCHandle.FromIntPtr(owner).Target as MqttConnection;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Connected(IntPtr client, IntPtr owner, int code) => Find(owner)?.HandleConnected(code);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Disconnected(IntPtr client, IntPtr owner, int code) =>
        Find(owner)?.HandleDisconnected(code);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Published(IntPtr client, IntPtr owner, int messageId) =>
        Find(owner)?.HandlePublished(messageId);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Subscribed(IntPtr client, IntPtr owner, int messageId, int count, int* granted) =>
        Find(owner)?.HandleSubscribed(messageId, new ReadOnlySpan<int>(granted, count));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void MessageArrived(IntPtr client, IntPtr owner, MosquittoMessage* message) =>
        Find(owner)?.HandleMessage(
            MemoryMarshal.CreateReadOnlySpanFromNullTerminated(message->Topic),
            new ReadOnlySpan<byte>(message->Payload, message->PayloadLength),
            message->Qos,
            message->Retain != 0);
}
