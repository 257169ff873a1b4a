using System.Runtime.Versioning;

// Every test runs a region of a dozen processes and measures time: one after another.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
[assembly: SupportedOSPlatform("linux")]
