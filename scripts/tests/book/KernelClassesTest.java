package book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import base.Checkout;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import worker.Worker;

class KernelClassesTest {
    /** The number that class files of Java 17 begin with. */
    private static final int JAVA_17 = 61;

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    Path folder;

    @Test
    void kernelsLoadTheClassesOfToday() throws IOException {
        Path own = Files.writeString(folder.resolve("own.jar"), "today's");
        Path loaded = Files.writeString(folder.resolve("Demo.jar"), "those of the last set-up");
        KernelClasses.refresh(own, loaded);
        assertEquals("today's", Files.readString(loaded));
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count(), "no draft is left");
        }
    }

    @Test
    void theSameClassesAreLeftAlone() throws IOException {
        Path own = Files.writeString(folder.resolve("own.jar"), "today's");
        Path loaded = Files.writeString(folder.resolve("Demo.jar"), "today's");
        Files.setLastModifiedTime(loaded, LONG_AGO);
        KernelClasses.refresh(own, loaded);
        assertEquals(LONG_AGO, Files.getLastModifiedTime(loaded));
    }

    /** Whatever JDK has compiled them: setup may run with a later Java than a kernel does. */
    @ParameterizedTest
    @ValueSource(classes = {KernelClasses.class, Worker.class})
    void everyJavaSince17CanLoadThem(Class<?> ours) throws IOException {
        try (DataInputStream file = new DataInputStream(ours.getResourceAsStream(ours.getSimpleName() + ".class"))) {
            assertEquals(0xcafebabe, file.readInt());
            file.readUnsignedShort();
            assertEquals(JAVA_17, file.readUnsignedShort());
        }
    }

    /** A kernel gets all jars there are, and tests are no business of a reader's. */
    @Test
    void kernelsSeeNothingOfTheTests() throws IOException {
        try (var jars = Files.list(Checkout.root().resolve("scripts/.lib"))) {
            assertEquals(
                    List.of(),
                    jars.map(jar -> jar.getFileName().toString())
                            .filter(name -> name.matches("(?i).*(junit|archunit|mock).*"))
                            .toList());
        }
    }

    @Test
    void beforeAnySetUpThereIsNothingToRefresh() throws IOException {
        Path loaded = folder.resolve("Demo.jar");
        KernelClasses.refresh(Files.writeString(folder.resolve("own.jar"), "today's"), loaded);
        assertFalse(Files.exists(loaded));
    }
}
