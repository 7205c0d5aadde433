package image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import terminal.Progress;
import terminal.UserError;

/** A command run to its end; it dies with this thread or this JVM rather than outlive them. */
final class Child {
    private static final int LINES_TOLD = 12;
    private static final long REDRAW_MILLIS = 500;

    private final ProcessBuilder builder;
    private Path unfinished;
    private volatile boolean abandoned;
    private String failure = "A command failed";
    private String next = "correct that and run it again.";

    private Child(List<String> command) {
        builder = new ProcessBuilder(command).redirectErrorStream(true);
    }

    static Child of(List<String> command) {
        return new Child(command);
    }

    static Child of(String... command) {
        return of(List.of(command));
    }

    Child in(Path folder) {
        builder.directory(folder.toFile());
        return this;
    }

    Child with(Map<String, String> environment) {
        builder.environment().putAll(environment);
        return this;
    }

    /** Names the folder that the command fills: it goes if this JVM is told to end before the command does. */
    Child filling(Path folder) {
        unfinished = folder;
        return this;
    }

    Child orFail(String what, String whatNext) {
        failure = what;
        next = whatNext;
        return this;
    }

    /** Everything the command printed; throws UserError with its last lines when it ends other than well. */
    String run(Progress progress) throws IOException, InterruptedException {
        Path output = Files.createTempFile("observability-demo-", ".log");
        output.toFile().deleteOnExit();
        try {
            int exit = waitFor(builder.redirectOutput(output.toFile()).start(), progress);
            if (abandoned) {
                throw new InterruptedException(failure);
            }
            String text = Files.readString(output);
            if (exit != 0) {
                throw new UserError(failure + " (" + builder.command().get(0) + " ended with " + exit + ")", told(text));
            }
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private int waitFor(Process process, Progress progress) throws InterruptedException {
        Thread atExit = new Thread(() -> abandon(process));
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            while (!process.waitFor(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.show("");
            }
            return process.exitValue();
        } finally {
            kill(process);
            removeHook(atExit);
        }
    }

    private String told(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        String last = String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
        return last.isEmpty() ? next : last + " – " + next;
    }

    private void abandon(Process process) {
        abandoned = true;
        kill(process);
        process.onExit().join();
        if (unfinished != null) {
            Cache.delete(unfinished);
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // Then the hook runs, which is what it is for.
        }
    }
}
