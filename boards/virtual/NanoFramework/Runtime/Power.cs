using EdgeLedger.VirtualBoard.NanoFramework;

namespace nanoFramework.Runtime.Native;

/// <summary>As in nanoFramework.Runtime.Native 1.7.11.</summary>
public class Power
{
    /// <summary>Does not return, as on a board: the host starts the firmware anew on a thread of its
    /// own.</summary>
    public static void RebootDevice(RebootOption rebootOption = RebootOption.NormalReboot)
    {
        VirtualHardware.Current.RequestReboot();
        Thread.Sleep(Timeout.Infinite);
    }

    public static void RebootDevice(
        int exeConstraintTimeout, RebootOption rebootOption = RebootOption.NormalReboot) =>
        RebootDevice(rebootOption);
}
