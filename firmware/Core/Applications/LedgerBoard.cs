using System.Text;
using EdgeLedger.Firmware.Core.Delivery;
using EdgeLedger.Firmware.Core.Formats;
using EdgeLedger.Firmware.Core.Heads;
using EdgeLedger.Firmware.Core.Platform;
using EdgeLedger.Firmware.Core.Remote;
using EdgeLedger.Firmware.Core.Shell;
using EdgeLedger.Firmware.Core.Time;

namespace EdgeLedger.Firmware.Core.Applications
{
    /// <summary>What meter and actuator share: outbox, link, heads, shell, and the notes in flash.</summary>
    /// <remarks>
    /// Time-critical work runs on every step; the rest once a millisecond of uptime at most, so that played time
    /// may run many thousand times faster than real time.
    /// </remarks>
    public abstract class LedgerBoard : IApplication
    {
        private const int StoreRetryMs = 1000;

        private readonly Courier _courier;
        private readonly Inbox _inbox;
        private readonly RemoteSettings _settings;
        private readonly RosterListener _rosters;
        private readonly ClockWatch _clockWatch;
        private readonly LinkWatch _linkWatch;
        private readonly StepPacer _pacer = new StepPacer();
        private long _steppedAtMs;
        private long _servicedAtMs = -1;
        private long _checkpointDueMs;
        private long _storeRetryMs;
        private long _unixMs;
        private bool _hasUnstored;

        protected LedgerBoard(Board board, Identity identity, IMessageLink link)
        {
            Board = board;
            Identity = identity;
            string chainId = identity.Settings.Chain.ChainId;
            string topic = "el/" + identity.Settings.Chain.Region + "/" + identity.Address + "/";
            Outbox = new Outbox(
                board.Files, "I:\\outbox", new StatementWriter(identity.Key, chainId), board.Clock,
                board.Log);
            Checkpoint = new Checkpoint(board.Files, "I:\\checkpoint");
            _courier = new Courier(Outbox, link, board.Entropy, topic + "statement");
            FrameKeys keys = new FrameKeys(identity.Key, identity.Roster.Gateways, chainId, ContentType.Head);
            BlockTimes times = new BlockTimes(board.Clock, identity.Roster.Gateways.Count, identity.Roster.Faulty);
            HeadListener heads = new HeadListener(
                new HeadFrameReader(identity.Roster.Gateways, keys, chainId),
                new HeadTally(Outbox, identity.Roster, times, board.Log));
            _clockWatch = new ClockWatch(board.Clock, board.Log);
            Shell = new CommandShell(board.Console);
            LedgerFigures figures = new LedgerFigures(board, identity, Outbox, _courier, heads, link);
            figures.AddTo(Shell, AppendState, AppendRegister);
            _inbox = new Inbox(link, topic);
            _inbox.Add("head/", heads);
            _inbox.Add("shell", new RemoteShell(Shell, link, board.Clock, board.Log, topic + "answer"));
            _settings = new RemoteSettings(board, identity, link, topic + "answer");
            _inbox.Add("settings", _settings);
            _rosters = new RosterListener(board, identity, link, topic + "answer");
            _inbox.Add("roster/", _rosters);
            Shell.Add(new EnrollCommand(identity, Outbox));
            BoardCommands.AddTo(Shell, board, this, figures.WriteLosses);
            Shell.Add(Tests);
            _linkWatch = new LinkWatch(link, board.Clock, board.Log);
            Tests.Add(new FiguresCommand("test ", "link", "the way to the broker", _linkWatch.WriteTo));
        }

        public Outbox Outbox { get; private set; }

        /// <summary>The technician's commands; each application adds its own.</summary>
        public CommandShell Shell { get; private set; }

        public bool IsBacklogged
        {
            get { return Outbox.IsBacklogged; }
        }

        public int PauseMs
        {
            get { return _pacer.ChoosePause(_unixMs); }
        }

        /// <summary>What can be tried out; each application adds its own parts.</summary>
        protected TestCommand Tests { get; } = new TestCommand();

        protected Board Board { get; private set; }

        protected Identity Identity { get; private set; }

        protected Checkpoint Checkpoint { get; private set; }

        /// <summary>Filled by the application, then handed to <see cref="Store"/>.</summary>
        protected OutboxRecord Record { get; } = new OutboxRecord();

        protected abstract string Kind { get; }

        /// <summary>False while a restart that nobody waits for would move something.</summary>
        protected virtual bool MayRestart
        {
            get { return true; }
        }

        public void Step()
        {
            long uptimeMs = Board.Clock.UptimeMs;
            _pacer.Begin(uptimeMs);
            _steppedAtMs = uptimeMs;
            if (Board.Clock.TryGetUnixMs(out _unixMs))
            {
                Work(_unixMs);
            }
            else
            {
                _unixMs = Board.Clock.SteadyMs;
                WorkUndated(_unixMs);
            }

            if (uptimeMs != _servicedAtMs)
            {
                _servicedAtMs = uptimeMs;
                Service(uptimeMs);
            }
        }

        public virtual void Recover()
        {
        }

        public virtual void PrepareRestart()
        {
            SaveCheckpoint();
        }

        /// <summary>Adds the application's own figures to the status line, each with a space before it.</summary>
        protected abstract void AppendState(StringBuilder text);

        /// <summary>Adds what the application has measured, each with a space before it.</summary>
        protected abstract void AppendRegister(StringBuilder text);

        /// <summary>The application's own work, on every step once the date is known.</summary>
        protected abstract void Work(long unixMs);

        /// <summary>Likewise while the date is not known.</summary>
        protected virtual void WorkUndated(long steadyMs)
        {
        }

        /// <summary>The application's own work that needs no date, once a millisecond at most.</summary>
        protected virtual void Serve(long uptimeMs)
        {
        }

        /// <summary>Puts the application's figures into <see cref="Checkpoint"/>.</summary>
        protected abstract void FillCheckpoint();

        /// <summary>Takes up the state in flash; the constructor of the application calls it once.</summary>
        /// <returns>True when <see cref="Record"/> now holds the newest record.</returns>
        protected bool Open()
        {
            Checkpoint.Load();
            bool hasRecord = Outbox.Open(
                Identity.FirstSequence, Identity.FirstPrevious, Checkpoint, Record);
            Board.Log.Info("start", Kind + " " + Identity.Address
                + ", sequence " + Outbox.Chain.LastSequence.ToString()
                + ", waiting " + Outbox.WaitingCount.ToString());
            return hasRecord;
        }

        /// <summary>Makes <see cref="Record"/> durable, now or as soon as flash takes it.</summary>
        protected void Store()
        {
            if (Outbox.TryAdd(Record))
            {
                _checkpointDueMs = _steppedAtMs + CheckpointIntervalMs;
                return;
            }

            _hasUnstored = true;
            _storeRetryMs = _steppedAtMs + StoreRetryMs;
        }

        /// <summary>To be called before <see cref="Record"/> is filled anew.</summary>
        protected void GiveUpUnstored()
        {
            if (_hasUnstored)
            {
                _hasUnstored = false;
                Outbox.Skip(1);
            }
        }

        protected void SaveCheckpoint()
        {
            FillCheckpoint();
            Checkpoint.RecordedCount = Outbox.RecordedCount;
            Checkpoint.FinalOrdinal = Outbox.InFlight.FinalOrdinal;
            if (!Checkpoint.TrySave())
            {
                Board.Log.Error("flash", "refuses the checkpoint");
            }

            _checkpointDueMs = _steppedAtMs + CheckpointIntervalMs;
        }

        private long CheckpointIntervalMs
        {
            get { return Identity.Settings.Reporting.CheckpointSeconds * 1000L; }
        }

        private void Service(long uptimeMs)
        {
            if (_linkWatch.Step())
            {
                _inbox.Step();
            }

            if (_hasUnstored && uptimeMs >= _storeRetryMs)
            {
                _hasUnstored = false;
                Store();
            }

            _clockWatch.Step();
            Outbox.TrySign(uptimeMs);
            _courier.Step(uptimeMs);
            if (uptimeMs >= _checkpointDueMs)
            {
                SaveCheckpoint();
            }

            Serve(uptimeMs);
            Shell.Step();
            if (_settings.IsRestartDue && MayRestart)
            {
                Restart("remote", "restart with the new setting");
            }
            else if (_rosters.IsRestartDue && MayRestart)
            {
                Restart("roster", "restart with the new roster");
            }
        }

        private void Restart(string part, string why)
        {
            PrepareRestart();
            Board.Life.TryNoteRestart(RestartReason.Software);
            Board.Restart(part, why);
        }
    }
}
