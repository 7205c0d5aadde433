package kube;

import java.util.Locale;

/** Memory that cannot be dropped (the working set, in bytes) and processors in use just now. */
public record Usage(long memoryBytes, double processors) {

    /** Both together. */
    public Usage and(Usage other) {
        return new Usage(memoryBytes + other.memoryBytes, processors + other.processors);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d MiB, %.3f processors", memoryBytes >> 20, processors);
    }
}
