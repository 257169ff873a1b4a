using Microsoft.VisualStudio.TestPlatform.ObjectModel;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Adapter;
using Microsoft.VisualStudio.TestPlatform.ObjectModel.Logging;

namespace EdgeLedger.VirtualBoard.TestAdapter;

[FileExtension(".dll")]
[DefaultExecutorUri(DeviceTestCase.ExecutorUri)]
public sealed class TestDiscoverer : ITestDiscoverer
{
    public void DiscoverTests(
        IEnumerable<string> sources, IDiscoveryContext discoveryContext, IMessageLogger logger,
        ITestCaseDiscoverySink discoverySink)
    {
        foreach (string source in sources)
        {
            foreach (DeviceTest test in DeviceTestCase.Of(source))
            {
                discoverySink.SendTestCase(DeviceTestCase.Make(test, source));
            }
        }
    }
}
