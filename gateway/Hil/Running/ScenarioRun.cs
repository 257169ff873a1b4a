using System.Diagnostics;
using System.Text.RegularExpressions;
using EdgeLedger.Hil.Benches;
using EdgeLedger.Hil.Scenarios;
using EdgeLedger.Hil.Scenarios.Steps;

namespace EdgeLedger.Hil.Running;

/// <summary>Carries out the steps of a scenario, one after another.</summary>
internal sealed class ScenarioRun
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PauseBetweenQuestions = TimeSpan.FromMilliseconds(100);

    private readonly Scenario _scenario;
    private readonly BenchParts _bench;
    private readonly ConsoleRecord _record;
    private readonly Pace _pace;
    private readonly CancellationToken _token;
    private readonly ConsoleReader _console;
    private readonly CapturedValues _values;

    public ScenarioRun(
        Scenario scenario, BenchParts bench, ConsoleRecord record, Pace pace, CancellationToken token)
    {
        (_scenario, _bench, _record, _pace, _token) = (scenario, bench, record, pace, token);
        _console = new ConsoleReader(record, bench.Board, token);
        _values = new CapturedValues(bench.Given(scenario));
    }

    /// <exception cref="StepFailedException">The board did not do what was expected.</exception>
    /// <exception cref="BenchException">The bench did not.</exception>
    public void Run()
    {
        foreach (var step in _scenario.Steps)
        {
            _token.ThrowIfCancellationRequested();
            _record.Note($"{step.Line}: {step.Text}");
            Do(step);
        }
    }

    private void Do(ScenarioStep step)
    {
        switch (step)
        {
            case SendStep send: Send(_values.Fill(send.Command)); break;
            case ExpectStep expect: Expect(expect); break;
            case AskStep { Source: AnswerSource.Console } ask: AskBoard(ask); break;
            case AskStep ask: AskOther(ask); break;
            case ForbidStep forbid: _console.Forbid(forbid, _values.Pattern(forbid.Pattern)); break;
            case AllowStep: _console.AllowAll(); break;
            case CheckStep check: Check(check); break;
            case ActStep act: _bench.Act(act.Action, _values.Fill(act.Argument)); break;
            case RelayStep relay: ExpectRelay(relay); break;
            case PowerOffStep off: ExpectPowerOff(off); break;
            case PublishStep publish: Publish(publish); break;
            case MessageStep message: ExpectMessage(message); break;
        }
    }

    private void Send(string line)
    {
        _record.Typed(line);
        if (_bench.Board.TrySend(line)) return;
        throw new BenchException("the board's console takes no line: it is gone, or without power.");
    }

    private void Publish(PublishStep step) =>
        _bench.Messages!.Publish(_values.Fill(step.Topic), _values.Fill(step.Payload));

    private void Expect(ExpectStep step)
    {
        var left = step.Patterns.Select(_values.Pattern).ToList();
        var matches = new List<Match>();
        var deadline = Deadline(step.Limit);
        string objection = "";
        while (left.Count > 0)
        {
            if (_console.Next(deadline) is not { } line)
            {
                string missing = objection.Length > 0 ? objection : string.Join(", then ", left);
                throw Fail(step, $"not said {Bound(step.Limit)}: {missing}{WhyNoMore()}");
            }

            int found = left.FindIndex(pattern => pattern.IsMatch(line));
            if (found < 0 || (found > 0 && !step.InAnyOrder)) continue;
            matches.Add(left[found].Match(line));
            if (left.Count > 1 || _values.TryKeep(matches, step.Conditions, out objection)) left.RemoveAt(found);
            else matches.RemoveAt(matches.Count - 1);
        }
    }

    private void AskBoard(AskStep step)
    {
        string question = _values.Fill(step.Question);
        var pattern = _values.Pattern(step.Pattern);
        var deadline = Deadline(step.Limit);
        string last = "no answer";
        do
        {
            int asked = _record.Count;
            var patience = deadline.OrSooner(AnswerPatience);
            if (_bench.Board.TrySend(question))
            {
                _record.Typed(question);
                while (_console.Next(patience) is { } line)
                {
                    if (_console.Place <= asked || pattern.Match(line) is not { Success: true } match) continue;
                    if (_values.TryKeep([match], step.Conditions, out last)) return;
                    break;
                }
            }

            Pause();
        }
        while (!deadline.IsOver);
        throw Fail(step, $"no answer to '{question}' as wanted {Bound(step.Limit)}: {last}{WhyNoMore()}");
    }

    private void AskOther(AskStep step)
    {
        var pattern = _values.Pattern(step.Pattern);
        var deadline = Deadline(step.Limit);
        while (true)
        {
            string answer = step.Source == AnswerSource.Bench
                ? _bench.Board.Ask(_values.Fill(step.Question))
                : _bench.Region!.DescribeLedger();
            string objection = answer;
            if (pattern.Match(answer) is { Success: true } match
                && _values.TryKeep([match], step.Conditions, out objection))
            {
                _record.Note(answer);
                return;
            }

            if (deadline.IsOver) throw Fail(step, $"no answer as wanted {Bound(step.Limit)}: {objection}");
            Pause();
        }
    }

    private void ExpectMessage(MessageStep step)
    {
        var pattern = _values.Pattern(step.Pattern);
        string topic = _values.Fill(step.Topic);
        var deadline = Deadline(step.Limit);
        string last = "nothing";
        while (_bench.Messages!.Next(topic, deadline.Rest, _token) is { } payload)
        {
            _record.Note($"{topic} {payload}");
            last = payload;
            if (pattern.Match(payload) is { Success: true } match
                && _values.TryKeep([match], step.Conditions, out last)) return;
        }

        throw Fail(step, $"no message as wanted {Bound(step.Limit)} on {topic}: {last}");
    }

    private void Check(CheckStep step)
    {
        if (_values.Objection([step.Comparison]) is { } objection) throw Fail(step, objection);
    }

    private void ExpectRelay(RelayStep step)
    {
        var deadline = Deadline(step.Limit);
        while (true)
        {
            // A board that is starting drives no relay yet.
            var relays = _bench.Board.ReadRelays();
            bool isThere = step.Relay < relays.Count;
            if (isThere && relays[step.Relay] == step.IsClosed) return;
            if (deadline.IsOver)
            {
                string state = !isThere ? "not there" : step.IsClosed ? "open" : "closed";
                throw Fail(step, $"relay {step.Relay} is still {state} {Bound(step.Limit)}");
            }

            Pause();
        }
    }

    private void ExpectPowerOff(PowerOffStep step)
    {
        var deadline = Deadline(step.Limit);
        while (_bench.Board.IsPowered)
        {
            if (deadline.IsOver) throw Fail(step, $"the board still has power {Bound(step.Limit)}");
            Pause();
        }
    }

    private void Pause() => _token.WaitHandle.WaitOne(PauseBetweenQuestions);

    private Deadline Deadline(TimeSpan? limit) =>
        new(_pace.Real(limit ?? _scenario.Limit), Stopwatch.GetTimestamp());

    private string Bound(TimeSpan? limit) => $"within {_pace.Describe(limit ?? _scenario.Limit)}";

    private string WhyNoMore() => _bench.Board.IsPowered ? "" : " (the board is without power)";

    private static StepFailedException Fail(ScenarioStep step, string sentence) => new(step, sentence);
}
