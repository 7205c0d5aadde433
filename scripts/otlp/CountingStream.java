package otlp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts what is read, before anything unpacks it. */
final class CountingStream extends FilterInputStream {
    private int count;

    CountingStream(InputStream in) {
        super(in);
    }

    int count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) count++;
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        if (read > 0) count += read;
        return read;
    }
}
