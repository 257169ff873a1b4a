using System.Globalization;
using EdgeLedger.Cli.CommandLine;

namespace EdgeLedger.Cli.Up;

/// <summary>Ends the broker that a killed run left behind.</summary>
/// <remarks>
/// Gateways and boards end when their standard input closes; Mosquitto does not. Its process id is in the folder,
/// but ids are used again: only a process whose command line names this folder's own configuration is ended.
/// </remarks>
internal static class StaleBroker
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static string PidFile(RegionFolder folder) => Path.Combine(folder.Broker, "mosquitto.pid");

    public static void Remember(RegionFolder folder, int processId) =>
        File.WriteAllText(PidFile(folder), processId.ToString(CultureInfo.InvariantCulture));

    public static void Forget(RegionFolder folder) => File.Delete(PidFile(folder));

    public static async Task EndAsync(RegionFolder folder, Action<string> tell)
    {
        string file = PidFile(folder);
        if (!File.Exists(file)) return;
        if (int.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out int id) && IsOurs(folder, id))
        {
            tell($"Ending the broker of an earlier run (process {id}).");
            ProcessSignals.AskToEnd(id);
            long start = Environment.TickCount64;
            while (IsOurs(folder, id))
            {
                if (Environment.TickCount64 - start > Patience.TotalMilliseconds)
                {
                    throw new InputException($"the broker of an earlier run (process {id}) does not end.");
                }

                await Task.Delay(20);
            }
        }

        File.Delete(file);
    }

    private static bool IsOurs(RegionFolder folder, int processId)
    {
        try
        {
            string[] words = File.ReadAllText($"/proc/{processId}/cmdline").Split('\0');
            return words.Any(w => w.EndsWith("mosquitto", StringComparison.Ordinal))
                && words.Contains(Path.Combine(folder.Broker, "mosquitto.conf"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
