package lab;

/**
 * Where a lab lives in the address space; {@code index} 0–55 keeps several labs apart.
 *
 * <p>The link to the host is 10.89.index.0/30, pods are 10.(100+index).0.0/16, services 10.(200+index).0.0/16.
 */
record Addresses(int index) {
    Addresses {
        if (index < 0 || index > 55) throw new IllegalArgumentException("index of a lab must be 0 to 55, is " + index);
    }

    String host() {
        return "10.89." + index + ".1";
    }

    String node() {
        return "10.89." + index + ".2";
    }

    String pods() {
        return "10." + (100 + index) + ".0.0/16";
    }

    String services() {
        return "10." + (200 + index) + ".0.0/16";
    }

    String dns() {
        return "10." + (200 + index) + ".0.10";
    }

    /** The host's end of the cable, at most 15 characters. */
    String hostLink() {
        return "obs-demo" + index;
    }
}
