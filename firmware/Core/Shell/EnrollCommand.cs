using EdgeLedger.Firmware.Core.Applications;
using EdgeLedger.Firmware.Core.Chain;
using EdgeLedger.Firmware.Core.Delivery;

namespace EdgeLedger.Firmware.Core.Shell
{
    /// <summary>Signs this board's enrolment, which the registrars complete.</summary>
    public sealed class EnrollCommand : ICommand
    {
        private readonly Identity _identity;
        private readonly Outbox _outbox;

        public EnrollCommand(Identity identity, Outbox outbox)
        {
            _identity = identity;
            _outbox = outbox;
        }

        public string Name
        {
            get { return "enroll"; }
        }

        public string Usage
        {
            get { return "enroll [LABEL]: signs this board's enrolment; give the line to a registrar"; }
        }

        public bool IsReadOnly
        {
            get { return false; }
        }

        public void Run(string[] words, IReply reply)
        {
            string label = words.Length > 1 ? words[1] : "";
            for (int i = 2; i < words.Length; i++)
            {
                label += " " + words[i];
            }

            if (System.Text.Encoding.UTF8.GetBytes(label).Length > EnrolmentRequest.LongestLabelBytes)
            {
                reply.WriteLine("enroll failed: a label has at most 64 bytes");
            }
            else if (_outbox.InFlight.FinalOrdinal > 0)
            {
                reply.WriteLine("enroll failed: this board is enrolled, statements of it are final");
            }
            else if (_identity.Settings.Chain.FirstSequence > EnrolmentRequest.Sequence)
            {
                reply.WriteLine("enroll failed: provisioning has signed it; its folder holds enrolment.txt");
            }
            else
            {
                Sign(label, reply);
            }
        }

        // What is in flight gets new links behind this one: the ledger has taken none of it.
        private void Sign(string label, IReply reply)
        {
            EnrolmentRequest request = new EnrolmentRequest(
                _identity.Key, _identity.Settings.Chain.ChainId, _identity.Settings.Chain.Kind);
            request.Sign(label);
            if (!_identity.Enrolment.TrySave(request.LinkId))
            {
                reply.WriteLine("enroll failed: flash refuses the note of it");
                return;
            }

            _outbox.Adopt(EnrolmentRequest.Sequence, request.LinkId, 0);
            reply.WriteLine(request.ToLine());
        }
    }
}
