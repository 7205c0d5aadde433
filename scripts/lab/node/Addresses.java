package lab.node;

/**
 * Where a lab lives in the address space; {@code index} 0–55 keeps several labs apart.
 *
 * <p>The link to the host is 10.89.index.0/30, pods are 10.(100+index).0.0/16, services 10.(200+index).0.0/16.
 */
public record Addresses(int index) {
    public Addresses {
        if (index < 0 || index > 55) throw new IllegalArgumentException("index of a lab must be 0 to 55, is " + index);
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
        return "obs-demo" + index;
    }
}
