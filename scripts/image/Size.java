package image;

/** Bytes in words. */
final class Size {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private Size() {}

    /** For example {@code 12 MiB}; begun ones count. */
    static String of(long bytes) {
        return bytes >= GIB ? bytes / GIB + " GiB" : (bytes + MIB - 1) / MIB + " MiB";
    }
}
