using System.Runtime.Versioning;

// Terminal settings, file modes and /dev are Linux's.
[assembly: SupportedOSPlatform("linux")]
