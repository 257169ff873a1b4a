namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>One word that the shell understands, with what follows it.</summary>
    public interface ICommand
    {
        /// <summary>The word, in lower case.</summary>
        string Name { get; }

        /// <summary>One line for <c>help</c> and for wrong arguments: form, colon, what it does.</summary>
        string Usage { get; }

        /// <summary>Changes nothing and tells nothing secret: may be asked for over the network.</summary>
        bool IsReadOnly { get; }

        /// <param name="words">The line; the first word is the name.</param>
        void Run(string[] words, IReply reply);
    }
}
