namespace nanoFramework.Runtime.Native;

/// <summary>As in nanoFramework.Runtime.Native 1.7.11.</summary>
public enum RebootOption
{
    NormalReboot = 0,
    EnterNanoBooter = 1,
    ClrOnly = 2,
    EnterProprietaryBooter = 8,
}
