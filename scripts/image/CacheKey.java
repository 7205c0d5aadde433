package image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A short digest of everything that could change a result: the same key, the same bytes. */
final class CacheKey {
    private static final int SHOWN_BYTES = 6;

    private final MessageDigest digest;

    CacheKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    CacheKey with(Object text) {
        digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return this;
    }

    CacheKey withFile(Path file) {
        try {
            digest.update(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return with(file.getFileName());
    }

    /** Twelve hexadecimal digits. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest.digest(), 0, SHOWN_BYTES);
    }
}
