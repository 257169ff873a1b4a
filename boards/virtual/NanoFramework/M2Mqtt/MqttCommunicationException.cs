namespace nanoFramework.M2Mqtt.Exceptions;

/// <summary>As in nanoFramework.M2Mqtt 5.1.220.</summary>
public class MqttCommunicationException : Exception
{
    public MqttCommunicationException()
    {
    }

    public MqttCommunicationException(Exception e)
        : base(string.Empty, e)
    {
    }
}
