using Microsoft.Win32.SafeHandles;

namespace EdgeLedger.Ledger.Store.Pages;

/// <summary>The pages of a database as of the last commit: from the write-ahead log, else from the file.</summary>
internal sealed class PageSource
{
    private readonly SafeFileHandle _file;
    private readonly WriteAheadLog _log;

    public PageSource(SafeFileHandle file, WriteAheadLog log)
    {
        _file = file;
        _log = log;
        var length = RandomAccess.GetLength(file);
        Pages = log.DatabasePages > 0 ? log.DatabasePages : length / StoreLayout.PageBytes;
        HasWholePages = length % StoreLayout.PageBytes == 0;
    }

    public long Pages { get; }

    public bool HasWholePages { get; }

    /// <param name="isFromLog">
    /// A checksum covers every bit of it, so that it need not be in canonical form, in which it is once moved.
    /// </param>
    public ReadOnlyMemory<byte> Read(int number, out bool isFromLog)
    {
        isFromLog = _log.TryFind(number, out var content);
        if (isFromLog)
        {
            return content;
        }

        var bytes = new byte[StoreLayout.PageBytes];
        return RandomAccess.Read(_file, bytes, (long)(number - 1) * StoreLayout.PageBytes) == bytes.Length
            ? bytes
            : throw new PageFaultException($"page {number} is beyond the end of the file");
    }
}
