using System.Runtime.InteropServices;

namespace EdgeLedger.Mqtt;

/// <summary>A <c>struct mosquitto *</c>, destroyed once the last call that uses it has returned.</summary>
/// <remarks>
/// Calls arrive from any thread while the network thread sits in the library's loop; reference counting keeps a
/// publish that races with Dispose from touching freed memory.
/// </remarks>
internal sealed class MosquittoHandle : SafeHandle
{
    private GCHandle _owner;

    public MosquittoHandle()
        : base(IntPtr.Zero, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    /// <summary>Creates the client; <paramref name="owner"/> is what the callbacks find again.</summary>
    public static MosquittoHandle Create(string clientId, bool cleanSession, object owner)
    {
        var result = new MosquittoHandle { _owner = GCHandle.Alloc(owner, GCHandleType.Weak) };
        result.SetHandle(MosquittoLibrary.New(clientId, cleanSession, GCHandle.ToIntPtr(result._owner)));
        return result.IsInvalid
            ? throw new ArgumentException("MQTT client id not acceptable", nameof(clientId))
            : result;
    }

    protected override bool ReleaseHandle()
    {
        MosquittoLibrary.Destroy(handle);
        _owner.Free();
        return true;
    }
}
