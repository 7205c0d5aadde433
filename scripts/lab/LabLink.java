package lab;

import base.Command;
import base.TextFiles;
import base.UserError;
import java.util.ArrayList;
import java.util.List;
import lab.node.Addresses;
import lab.node.Folders;

/**
 * A cable between the nodes of two running labs, as between clusters in one data centre: pods of each reach the other's node
 * ports. It ends with whichever lab ends first, because the kernel removes both of its ends.
 */
final class LabLink {
    private final End one;
    private final End other;

    LabLink(Folders one, Folders other) {
        this.one = End.of(one);
        this.other = End.of(other);
    }

    /** The addresses that a running lab has chosen. */
    static Addresses addresses(Folders folders) {
        return Addresses.ofHostLink(TextFiles.read(folders.cluster("link")).strip());
    }

    /** One side: the process whose network it is in, and its addresses. */
    private record End(long pid, Addresses addresses) {
        static End of(Folders folders) {
            return new End(NodeProcess.of(folders).orElseThrow().pid(), LabLink.addresses(folders));
        }

        /** Named for where it leads. */
        String link(End far) {
            return "to-lab" + far.addresses.index();
        }

        /** Runs a command in this side's network. */
        Command in(String... words) {
            List<String> command = new ArrayList<>(List.of("nsenter", "--net", "--target", "" + pid));
            command.addAll(List.of(words));
            return Command.of(command.toArray(String[]::new));
        }

        void reach(End far) {
            String link = link(far);
            // The address that the node has anyway: what leaves through the cable is sent from it.
            in("ip", "address", "add", addresses.node() + "/32", "dev", link).run();
            in("ip", "link", "set", link, "up").run();
            in("ip", "route", "add", far.addresses.node() + "/32", "dev", link, "src", addresses.node())
                    .run();
            // Nobody over there knows where this side's pods are, so they leave with their node's address.
            in("iptables", "-w", "-t", "nat", "-A", "POSTROUTING", "-o", link, "-j", "MASQUERADE")
                    .run();
        }
    }

    /** Lays it, or leaves the one that lies there. */
    void lay() {
        if (one.addresses.equals(other.addresses))
            throw UserError.usage("A lab needs no link to itself", "name another lab.");
        if (one.in("ip", "link", "show", one.link(other)).succeeds()) return;
        one.in(
                        "ip",
                        "link",
                        "add",
                        one.link(other),
                        "type",
                        "veth",
                        "peer",
                        "name",
                        other.link(one),
                        "netns",
                        "" + other.pid)
                .run();
        one.reach(other);
        other.reach(one);
    }
}
