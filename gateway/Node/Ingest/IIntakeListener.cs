using EdgeLedger.Records;

namespace EdgeLedger.Node.Ingest;

/// <summary>What the intake tells its gateway; called on the verifying threads.</summary>
internal interface IIntakeListener
{
    /// <summary>The pool holds more for the next block than before.</summary>
    void StatementsReady();

    /// <summary>A board sent something that is final, or lies behind what is final.</summary>
    void HeadWanted(Address board);
}
