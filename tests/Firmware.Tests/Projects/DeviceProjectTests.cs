using System.Xml.Linq;
using EdgeLedger.Firmware.Tests.Support;

namespace EdgeLedger.Firmware.Tests.Projects;

/// <summary>The device build takes only the files that its projects list; the host build takes all there
/// are.</summary>
public class DeviceProjectTests
{
    public static TheoryData<string> Rooms =>
    [
        "firmware/Cryptography", "firmware/Core", "firmware/Drivers", "firmware/Meter", "firmware/Actuator",
        "tests/firmware",
    ];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Device_project_lists_every_source_file_of_its_folder(string room)
    {
        string folder = Folder(room);
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('/', '\\'))
            .Where(path => !path.StartsWith(@"obj\", StringComparison.Ordinal)
                && !path.StartsWith(@"bin\", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        var listed = Items(room, "Compile").Where(path => !path.StartsWith(@"..\", StringComparison.Ordinal));
        Assert.Equal(files, listed.Order(StringComparer.Ordinal));
    }

    // packages.config decides what is restored, the hint paths what is compiled against: they must not drift
    // apart.
    [Theory]
    [MemberData(nameof(Rooms))]
    public void Device_project_references_exactly_the_packages_that_it_restores(string room)
    {
        var restored = XDocument.Load(Path.Combine(Folder(room), "packages.config")).Root!.Elements("package")
            .Select(package => package.Attribute("id")!.Value + "." + package.Attribute("version")!.Value)
            .Select(package => $@"..\..\packages\{package}\lib\");
        var referenced = Load(room).Descendants().Where(element => element.Name.LocalName == "HintPath")
            .Select(hint => hint.Value[..(hint.Value.IndexOf(@"\lib\", StringComparison.Ordinal) + 5)]).Distinct();

        Assert.Equal(restored.Order(StringComparer.Ordinal), referenced.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Items(string room, string kind) => Load(room).Descendants()
        .Where(element => element.Name.LocalName == kind && element.Attribute("Include") is not null)
        .Select(element => element.Attribute("Include")!.Value);

    private static XDocument Load(string room) =>
        XDocument.Load(Directory.EnumerateFiles(Folder(room), "*.nfproj").Single());

    private static string Folder(string room) => Path.Combine(Vectors.Repository(), room);
}
