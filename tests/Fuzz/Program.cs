using EdgeLedger.Fuzz;

var parsed = FuzzCommand.Create().Parse(args);
foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
return parsed.Errors.Count > 0 ? 2 : parsed.Invoke();
