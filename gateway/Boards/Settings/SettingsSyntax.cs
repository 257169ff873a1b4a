using System.Globalization;

namespace EdgeLedger.Boards.Settings;

/// <summary>The forms that values in a settings file may have.</summary>
internal static class SettingsSyntax
{
    private const int LongestRegion = 24;
    private const int ChainHashDigits = 16;
    private const int HashDigits = 64;
    private const int LongestNumber = 15;
    private const int SecondsPerDay = 86400;

    public static bool IsRegion(string value) =>
        value.Length is >= 1 and <= LongestRegion && value.All(IsOfAlphabet);

    /// <summary>A chain id is the region, a hyphen and 16 hex digits of its genesis hash.</summary>
    public static bool IsChain(string value) =>
        value.Length is > ChainHashDigits + 1 and <= LongestRegion + 1 + ChainHashDigits
        && value.All(IsOfAlphabet);

    public static bool IsChainOf(string chain, string region) =>
        chain.Length == region.Length + 1 + ChainHashDigits
        && chain.StartsWith(region + "-", StringComparison.Ordinal);

    public static bool IsHash(string value) => value.Length == HashDigits && value.All(char.IsAsciiHexDigit);

    public static bool DividesADay(string value) =>
        TryRead(value, out long seconds) && seconds is >= 1 and <= SecondsPerDay && SecondsPerDay % seconds == 0;

    public static bool IsNumber(string value, long least, long most) =>
        TryRead(value, out long number) && number >= least && number <= most;

    // Digits only and at most 15 of them, as the board reads them.
    private static bool TryRead(string value, out long number)
    {
        number = 0;
        return value.Length <= LongestNumber
            && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsOfAlphabet(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-';
}
