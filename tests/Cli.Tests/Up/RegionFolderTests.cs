using EdgeLedger.Cli.CommandLine;
using EdgeLedger.Cli.Up;

namespace EdgeLedger.Cli.Tests.Up;

public sealed class RegionFolderTests
{
    [Fact]
    public void Folder_in_use_is_refused_and_free_again_after_the_run()
    {
        using var temporary = new TemporaryFolder();
        var folder = new RegionFolder(temporary.In("region"));

        using (folder.Claim())
        {
            var fault = Assert.Throws<InputException>(() => folder.Claim());
            Assert.Contains("in use", fault.Message, StringComparison.Ordinal);
        }

        folder.Claim().Dispose();
    }

    [Fact]
    public void Folder_with_other_peoples_files_is_refused()
    {
        using var temporary = new TemporaryFolder();
        temporary.Write("thesis.txt", "draft");

        var fault = Assert.Throws<InputException>(() => new RegionFolder(temporary.Path).Claim());

        Assert.Contains("neither empty nor a region", fault.Message, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(temporary.Path));
    }

    [Fact]
    public void File_in_place_of_a_folder_is_refused()
    {
        using var temporary = new TemporaryFolder();

        Assert.Throws<InputException>(() => new RegionFolder(temporary.Write("file", "")).Claim());
    }

    [Fact]
    public void New_region_is_taken_up_again_and_refuses_another_count_of_gateways()
    {
        using var temporary = new TemporaryFolder();
        var folder = new RegionFolder(temporary.Path);

        var made = RegionMaker.MakeOrLoad(folder, 3, 1_750_000_000_000, _ => { });
        var loaded = RegionMaker.MakeOrLoad(folder, null, 1_750_000_000_000, _ => { });

        Assert.Equal(made.Chain, loaded.Chain);
        Assert.Equal(3, loaded.Gateways.Count);
        var fault = Assert.Throws<InputException>(() => RegionMaker.MakeOrLoad(folder, 4, 1_750_000_000_000, _ => { }));
        Assert.Contains("founded with 3 gateways", fault.Message, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.Region));
    }
}
