using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EdgeLedger.Node.Api;

/// <summary>What a supervisor and a metrics collector ask, without a token: no reading can be told from
/// it.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, GatewayNode node)
    {
        routes.MapGet("/healthz", () => node.Ended.IsCompleted
                ? Results.Text("stopped\n", statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ok\n"))
            .WithSummary("Answers ok while the gateway votes or observes.");
        routes.MapGet("/metrics", () => Results.Text(Metrics(node), OpenMetricsText.ContentType))
            .WithSummary("OpenMetrics text.");
    }

    private static string Metrics(GatewayNode node)
    {
        var status = node.Status();
        return new OpenMetricsText()
            .Gauge("edgeledger_height", "Height of the last final block.", status.Height)
            .Counter("edgeledger_statements_final", "Final statements in the ledger.", status.StatementsFinal)
            .Counter("edgeledger_readings_final", "Final readings in the ledger.", status.ReadingsFinal)
            .Counter("edgeledger_refused", "Refused since the start, by reason.", "reason", status.Refused)
            .Counter("edgeledger_duplicates", "Statements that came again since the start.", status.Duplicates)
            .Histogram("edgeledger_finality_seconds", "From reading or arrival to commit.", node.Metrics.Finality)
            .Counter("edgeledger_statements_quarantined", "Statements on quarantine lists.", status.Quarantined)
            .Gauge("edgeledger_disputes", "Disputes on the chain that are not carried out.", status.Disputes)
            .Counter("edgeledger_ballots_signed", "Ballots signed since the start.", status.BallotsSigned)
            .Gauge("edgeledger_pool_statements", "Genuine statements that wait for a block.", status.PoolSize)
            .Gauge("edgeledger_verifying_statements", "Statements that wait for a verification.", status.Verifying)
            .Gauge("edgeledger_peers_connected", "Gateways connected.", status.PeersConnected)
            .Gauge(
                "edgeledger_broker_connected", "1 while the broker is connected.", status.BrokerConnected ? 1 : 0)
            .Gauge("edgeledger_observing", "1 while the gateway may not vote.", status.Observing ? 1 : 0)
            .Finish();
    }
}
