package lab.node;

import base.Command;
import base.UserError;
import java.util.stream.IntStream;

/**
 * Where a lab lives in the address space; {@code index} 0–55 keeps several labs apart.
 *
 * <p>The link to the host is 10.89.index.0/30, pods are 10.(100+index).0.0/16, services 10.(200+index).0.0/16.
 */
public record Addresses(int index) {
    /** The services' range of the next would be no address. */
    private static final int LAST = 55;

    private static final String HOST_LINK = "obs-demo";

    public Addresses {
        if (index < 0 || index > LAST)
            throw new IllegalArgumentException("index of a lab must be 0 to " + LAST + ", is " + index);
    }

    /** A range that nobody on this machine uses; throws {@link UserError} if all are taken. */
    public static Addresses free() {
        return notIn(Command.of("ip", "-o", "route", "show", "table", "all").run()
                + Command.of("ip", "-o", "address", "show").run());
    }

    static Addresses notIn(String routes) {
        return IntStream.rangeClosed(0, LAST)
                .mapToObj(Addresses::new)
                .filter(a -> !routes.contains("10.89." + a.index() + "."))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "All addresses of labs are taken, 10.89.0.0 to 10.89." + LAST + ".3",
                        "end a lab with 'scripts/demo lab down'."));
    }

    public String host() {
        return "10.89." + index + ".1";
    }

    public String node() {
        return "10.89." + index + ".2";
    }

    public String pods() {
        return "10." + (100 + index) + ".0.0/16";
    }

    public String services() {
        return "10." + (200 + index) + ".0.0/16";
    }

    public String dns() {
        return "10." + (200 + index) + ".0.10";
    }

    /** The host's end of the cable, at most 15 characters. */
    public String hostLink() {
        return HOST_LINK + index;
    }

    /** The addresses of the lab whose cable has this end. */
    public static Addresses ofHostLink(String link) {
        return new Addresses(Integer.parseInt(link.substring(HOST_LINK.length())));
    }
}
