package base;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second JVM with this one's class path, for what only the end of a JVM shows. */
public final class ChildJvm {
    private ChildJvm() {}

    /** Starts a class with a main method; what it prints goes where this JVM prints. */
    public static Process start(Class<?> main, Object... arguments) throws IOException {
        return command(main, arguments).inheritIO().start();
    }

    /** The same, not yet started. Compiled once only and with the smallest collector, because it lives for a second. */
    public static ProcessBuilder command(Class<?> main, Object... arguments) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object argument : arguments) line.add(argument.toString());
        return new ProcessBuilder(line);
    }
}
