namespace EdgeLedger.Fuzz.Mutation;

/// <summary>Changes a message a little: as bytes, as a faulty line would, or as CBOR, as an attacker
/// would.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly ulong[] Edges =
    [
        0, 1, 2, 23, 24, 127, 128, 255, 256, 65_535, 65_536, int.MaxValue, 1UL << 31, uint.MaxValue, 1UL << 32,
        long.MaxValue - 1, long.MaxValue, 1UL << 63, ulong.MaxValue,
    ];

    /// <param name="other">Another message, to take pieces from.</param>
    public byte[] Mutate(byte[] input, byte[] other)
    {
        if (input.Length == 0) return [(byte)random.Next(256)];
        return random.Next(3) == 0 || CborNode.Parse(input) is not { } tree
            ? MutateBytes(input, other)
            : MutateTree(tree, other);
    }

    private byte[] MutateBytes(byte[] input, byte[] other)
    {
        byte[] bytes = [.. input];
        int at = random.Next(bytes.Length);
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
            case 4:
                return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..]];
            case 5:
                return [.. bytes[..at], .. HugeHead(), .. bytes[at..]];
            default:
                int from = other.Length == 0 ? 0 : random.Next(other.Length);
                return [.. bytes[..at], .. other[from..]];
        }
    }

    // A head that claims an enormous length or count, or much nesting.
    private byte[] HugeHead()
    {
        byte major = (byte)(random.Next(8) << 5);
        return random.Next(3) switch
        {
            0 => [(byte)(major | 26), 0x7f, 0xff, 0xff, 0xff],
            1 => [(byte)(major | 27), 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
            _ => [.. Enumerable.Repeat((byte)0x81, 5_000)],
        };
    }

    private byte[] MutateTree(CborNode tree, byte[] other)
    {
        var nodes = tree.All();
        var node = nodes[random.Next(nodes.Count)];
        switch (random.Next(8))
        {
            case 0 when node.Children.Count > 0:
                node.Children.RemoveAt(random.Next(node.Children.Count));
                break;
            case 1 when node.Children.Count > 0:
                node.Children.Insert(
                    random.Next(node.Children.Count + 1), node.Children[random.Next(node.Children.Count)].Clone());
                break;
            case 2 when node.Children.Count > 1:
                int a = random.Next(node.Children.Count), b = random.Next(node.Children.Count);
                (node.Children[a], node.Children[b]) = (node.Children[b], node.Children[a]);
                break;
            case 3:
                Graft(node, other);
                break;
            case 4:
                node.IsHeadLong = true;
                break;
            case 5:
                node.CountError = random.Next(2) == 0 ? -1 : 1;
                break;
            default:
                ChangeValue(node);
                break;
        }

        return tree.Encode();
    }

    private void Graft(CborNode node, byte[] other)
    {
        if (node.Children.Count == 0 || CborNode.Parse(other) is not { } tree) return;
        var pieces = tree.All();
        node.Children[random.Next(node.Children.Count)] = pieces[random.Next(pieces.Count)].Clone();
    }

    private void ChangeValue(CborNode node)
    {
        if (node.IsString && node.Children.Count == 0)
        {
            node.Content = random.Next(4) switch
            {
                0 => [],
                1 => [.. node.Content, (byte)random.Next(256)],
                2 when node.Content.Length > 0 => node.Content[1..],
                _ => MutateContent(node.Content),
            };
        }
        else if (random.Next(8) == 0)
        {
            node.Major = random.Next(8);
        }
        else
        {
            node.Argument = random.Next(3) switch
            {
                0 => node.Argument + 1,
                1 => node.Argument - 1,
                _ => Edges[random.Next(Edges.Length)],
            };
        }
    }

    private byte[] MutateContent(byte[] content)
    {
        if (content.Length == 0) return [(byte)random.Next(256)];
        byte[] changed = [.. content];
        changed[random.Next(changed.Length)] = random.Next(4) switch
        {
            0 => 0,
            1 => 0xff,
            _ => (byte)random.Next(256),
        };
        return changed;
    }
}
