using System.Runtime.InteropServices;

namespace EdgeLedger.Mqtt;

/// <summary><c>struct mosquitto_message</c> of mosquitto.h, field for field.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct MosquittoMessage
{
    public int MessageId;
    public byte* Topic;
    public byte* Payload;
    public int PayloadLength;
    public int Qos;
    public byte Retain;
}
