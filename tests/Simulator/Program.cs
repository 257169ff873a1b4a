using EdgeLedger.Simulator;

var parsed = SimulatorCommand.Create().Parse(args);
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
return parsed.Errors.Count > 0 ? 2 : await parsed.InvokeAsync();
