using System.Runtime.Versioning;

// Serial ports and the broker's process are Linux's.
[assembly: SupportedOSPlatform("linux")]
