package book;

import base.Reason;
import base.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What runs with {@code --resume} have finished: a line for each, of the chapter's content, the classes and the cluster. */
public final class Finished {
    private final Path file;
    private final Path classes;

    /** Kept in {@code file}; {@code classes} is the file that changes whenever the notebooks' classes do. */
    public Finished(Path file, Path classes) {
        this.file = file;
        this.classes = classes;
    }

    /** Whether the chapter, as it stands now and with the classes of now, has run to its end on this cluster. */
    public boolean contains(Chapter chapter, String cluster) {
        try {
            return Files.exists(file) && Files.readAllLines(file).contains(line(chapter, cluster));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Remembers that the chapter has run to its end. */
    public void add(Chapter chapter, String cluster) {
        try {
            Files.writeString(
                    file, line(chapter, cluster) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private String line(Chapter chapter, String cluster) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(chapter.notebook()));
            if (Files.exists(classes)) digest.update(Files.readAllBytes(classes));
            digest.update(cluster.getBytes(StandardCharsets.UTF_8));
            return chapter.name() + " " + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private UserError unreadable(IOException cause) {
        return new UserError(
                "Cannot tell which chapters are done (" + Reason.of(cause) + ")", "delete " + file + ".", cause);
    }
}
