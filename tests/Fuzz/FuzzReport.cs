namespace EdgeLedger.Fuzz;

/// <summary>What a run over one decoder came to.</summary>
/// <param name="Inputs">Inputs tried.</param>
/// <param name="Accepted">Of them, accepted by the decoder.</param>
/// <param name="Behaviours">Ways of reading told apart: answers with different memory on the way there.</param>
internal sealed record FuzzReport(string Target, long Inputs, long Accepted, int Behaviours, FuzzFault? Fault);
