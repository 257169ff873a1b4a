namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Commands by name, in the order in which help shows them.</summary>
    public sealed class CommandTable
    {
        private ICommand[] _commands = new ICommand[0];

        public int Count
        {
            get { return _commands.Length; }
        }

        /// <summary>At start-up.</summary>
        public void Add(ICommand command)
        {
            ICommand[] commands = new ICommand[_commands.Length + 1];
            System.Array.Copy(_commands, commands, _commands.Length);
            commands[_commands.Length] = command;
            _commands = commands;
        }

        public ICommand At(int index)
        {
            return _commands[index];
        }

        /// <param name="name">In any case.</param>
        /// <returns>Null when there is no such command.</returns>
        public ICommand Find(string name)
        {
            string lower = name.ToLower();
            for (int i = 0; i < _commands.Length; i++)
            {
                if (_commands[i].Name == lower)
                {
                    return _commands[i];
                }
            }

            return null;
        }
    }
}
