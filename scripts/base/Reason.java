package base;

import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Says in words why something failed. Its methods never throw: a message must not replace the failure it describes. */
public final class Reason {
    private Reason() {}

    /** The first line of the deepest cause that has a message, with the object it is about; never null or empty. */
    public static String of(Throwable failure) {
        if (isInterrupted(failure)) return "interrupted";
        List<Throwable> chain = chain(failure);
        for (int i = chain.size() - 1; i >= 0; i--) {
            String text = text(chain.get(i));
            if (!text.isEmpty()) return text;
        }
        return chain.get(chain.size() - 1).getClass().getSimpleName();
    }

    /** Whether it, or what caused it, is that the thread or a channel was interrupted, which is no failure of the work. */
    public static boolean isInterrupted(Throwable failure) {
        return chain(failure).stream()
                .anyMatch(cause -> cause instanceof InterruptedException
                        || cause instanceof FileLockInterruptionException
                        || cause instanceof ClosedByInterruptException);
    }

    /** What the supplier returns, or "unknown (reason)" if it throws: for everything that is gathered for a message. */
    public static String orUnknown(Supplier<String> gathered) {
        try {
            return gathered.get();
        } catch (RuntimeException e) {
            return "unknown (" + of(e) + ")";
        }
    }

    private static String text(Throwable failure) {
        if (failure instanceof UserError expected) return expected.what();
        if (failure instanceof FileSystemException file) return text(file);
        String message = failure.getMessage();
        if (message == null) return "";
        return message.lines().findFirst().orElse("").strip().replaceAll("\\.$", "");
    }

    /** The message of most file system exceptions is the path alone. */
    private static String text(FileSystemException failure) {
        String file = String.valueOf(failure.getFile());
        if (failure instanceof NoSuchFileException) return "no such file: " + file;
        if (failure instanceof AccessDeniedException) return "no permission for " + file;
        if (failure instanceof FileAlreadyExistsException) return file + " exists already";
        if (failure instanceof NotDirectoryException) return file + " is no folder";
        if (failure instanceof DirectoryNotEmptyException) return file + " is not empty";
        String reason = failure.getReason();
        return file + ": " + (reason == null ? failure.getClass().getSimpleName() : reason);
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
