package base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void aFileSystemExceptionSaysWhatIsWrongAndNotThePathAlone() {
        assertEquals("no such file: /x", Reason.of(new NoSuchFileException("/x")));
        assertEquals("no permission for /x", Reason.of(new AccessDeniedException("/x")));
        assertEquals(
                "/x: Read-only file system", Reason.of(new FileSystemException("/x", null, "Read-only file system")));
        assertEquals("/x: FileSystemException", Reason.of(new FileSystemException("/x")));
    }

    @Test
    void theDeepestCauseWithWordsCounts() {
        assertEquals(
                "broken pipe",
                Reason.of(new UncheckedIOException("cannot write", new IOException("broken pipe", new Exception()))));
    }

    @Test
    void anInterruptionIsCalledSo() {
        assertEquals("interrupted", Reason.of(new IOException("x", new FileLockInterruptionException())));
        assertEquals("interrupted", Reason.of(new RuntimeException(new InterruptedException())));
    }

    @Test
    void anInterruptionIsKnownByItsTypeAndNotByItsWords() {
        assertTrue(Reason.isInterrupted(new UncheckedIOException(new ClosedByInterruptException())));
        assertFalse(Reason.isInterrupted(new IOException("interrupted")));
    }

    @Test
    void withoutAnyWordsTheExceptionsNameIsBetterThanNull() {
        assertEquals("NullPointerException", Reason.of(new RuntimeException(null, new NullPointerException())));
    }

    @Test
    void aSentenceLosesItsFullStopAndItsOtherLines() {
        assertEquals("no route", Reason.of(new IOException("no route.\nat line 7")));
    }

    @Test
    void aCircleOfCausesEnds() {
        IOException one = new IOException("one");
        one.initCause(new IOException("two", one));
        assertEquals("two", Reason.of(one));
    }

    @Test
    void whatCannotBeGatheredIsUnknown() {
        assertEquals("known", Reason.orUnknown(() -> "known"));
        assertEquals("unknown (no events)", Reason.orUnknown(() -> {
            throw new IllegalStateException("no events");
        }));
    }
}
