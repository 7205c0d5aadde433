package base;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * One program run to its end.
 *
 * <p>Defaults: standard input is empty; standard error goes into the output; the output is read as UTF-8, and what is none
 * is replaced; the program has ten minutes, because a busy machine is slow; it is found on this process's PATH and in the
 * folders of system programs. When its time is over, when this thread is interrupted or this JVM ends, it goes with all it
 * has started: asked first, killed five seconds later.
 */
public final class Command {
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(10);
    private static final long REDRAW_MILLIS = 500;
    private static final long GRACE_SECONDS = 5;
    private static final int SHOWN_LINES = 12;
    private static final int SHOWN_CHARACTERS = 2000;
    /** Commands that run now, for one shutdown hook: a hook for each would pile up in a long process. */
    private static final Set<Command> RUNNING = ConcurrentHashMap.newKeySet();

    /** Threads whose commands have to end their work although the JVM ends. */
    private static final ThreadLocal<Boolean> TIDYING = ThreadLocal.withInitial(() -> false);

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> List.copyOf(RUNNING).forEach(Command::abandon)));
    }

    private final List<String> line;
    private final Map<String, String> environment = new HashMap<>();
    private SearchPath path = SearchPath.withSystemPrograms();
    private Path folder;
    private Path unfinished;
    private Duration limit = USUAL_LIMIT;
    private String failure;
    private String next = "correct that and run it again.";
    private volatile Process process;
    private volatile boolean abandoned;

    private Command(List<String> line) {
        this.line = List.copyOf(line);
    }

    /** A program by name or path, and its arguments; no shell looks at them. */
    public static Command of(List<String> line) {
        return new Command(line);
    }

    /** A program by name or path, and its arguments; no shell looks at them. */
    public static Command of(String... line) {
        return of(List.of(line));
    }

    /** Whether what this thread runs from now on is spared when the JVM is told to end, because it tidies up for that end. */
    public static void tidying(boolean tidies) {
        TIDYING.set(tidies);
    }

    /** Runs it in this folder. */
    public Command in(Path workingFolder) {
        folder = workingFolder;
        return this;
    }

    /** Adds to its environment. */
    public Command with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Looks for it, and lets it look for others, in these folders. */
    public Command on(SearchPath folders) {
        path = folders;
        return this;
    }

    /** How long it may take. */
    public Command within(Duration time) {
        limit = time;
        return this;
    }

    /** Names the folder that the command fills: it is deleted if this JVM is told to end before the command does. */
    public Command filling(Path target) {
        unfinished = target;
        return this;
    }

    /** What to say when it fails: what went wrong, and what to do; its last lines of output stand between. */
    public Command orFail(String what, String whatNext) {
        failure = what;
        next = whatNext;
        return this;
    }

    /** Its output without the last line break; throws UserError with its last lines unless it ends with 0 in time. */
    public String run() {
        return run(Progress.silent());
    }

    /** The same; the progress is redrawn twice a second. */
    public String run(Progress progress) {
        Result result = attempt(progress);
        if (result.exit == 0) return result.output;
        throw new UserError(what() + " (" + line.get(0) + " ended with " + result.exit + ")", told(result.output));
    }

    /** Whether it ends with 0; its output is dropped. */
    public boolean succeeds() {
        return attempt(Progress.silent()).exit == 0;
    }

    /** Gives it this process's own input and output and no deadline; returns its exit code. */
    public int attached() {
        ProcessBuilder builder = builder().inheritIO();
        try {
            return start(builder).waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("'" + line.get(0) + "'");
        } finally {
            end();
        }
    }

    private Result attempt(Progress progress) {
        Path output = null;
        try {
            output = Files.createTempFile("observability-demo-", ".log");
            ProcessBuilder builder = builder()
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile());
            int exit = await(start(builder), progress);
            return new Result(exit, new String(Files.readAllBytes(output), StandardCharsets.UTF_8).stripTrailing());
        } catch (IOException e) {
            throw new UserError(
                    what() + " (" + Reason.of(e) + ")", "free some space in the folder for temporary files.", e);
        } finally {
            end();
            delete(output);
        }
    }

    private ProcessBuilder builder() {
        List<String> resolved = new ArrayList<>(line);
        path.find(line.get(0)).ifPresent(program -> resolved.set(0, program.toString()));
        ProcessBuilder builder = new ProcessBuilder(resolved).directory(folder == null ? null : folder.toFile());
        builder.environment().put("PATH", path.folders());
        builder.environment().putAll(environment);
        return builder;
    }

    /** Synchronized with {@link #abandon}: a program must not start unseen while the shutdown hook looks. */
    private synchronized Process start(ProcessBuilder builder) {
        if (!TIDYING.get()) RUNNING.add(this);
        try {
            if (abandoned) throw UserError.interrupted("'" + line.get(0) + "'");
            process = builder.start();
        } catch (IOException e) {
            RUNNING.remove(this);
            throw new UserError(
                    "Cannot start " + line.get(0) + " (" + Reason.of(e) + ")", "install it, or run scripts/setup.", e);
        }
        return process;
    }

    private int await(Process running, Progress progress) {
        Deadline deadline = Deadline.in(limit);
        try {
            while (!running.waitFor(REDRAW_MILLIS, TimeUnit.MILLISECONDS)) {
                progress.show("");
                if (deadline.passed()) throw late();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("'" + line.get(0) + "'");
        }
        if (abandoned) throw UserError.interrupted("'" + line.get(0) + "'");
        return running.exitValue();
    }

    private UserError late() {
        return new UserError(what() + " (" + line.get(0) + " did not end within " + limit.toSeconds() + " s)", next);
    }

    private void end() {
        if (process != null) kill(process);
        RUNNING.remove(this);
    }

    private void abandon() {
        synchronized (this) {
            abandoned = true;
        }
        if (process != null) kill(process);
        if (unfinished != null) Cache.delete(unfinished);
    }

    /** With everything it has started; what was asked to end and did not within its grace is killed. */
    private static void kill(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.removeIf(one -> !one.isAlive());
        all.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        for (ProcessHandle one : all) {
            one.onExit()
                    .completeOnTimeout(one, Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)
                    .join();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static void delete(Path output) {
        try {
            if (output != null) Files.deleteIfExists(output);
        } catch (IOException e) {
            output.toFile().deleteOnExit();
        }
    }

    private String what() {
        return failure == null ? "'" + String.join(" ", line) + "' failed" : failure;
    }

    private String told(String output) {
        List<String> lines = output.lines().filter(text -> !text.isBlank()).toList();
        String last = String.join(" | ", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
        if (last.length() > SHOWN_CHARACTERS) last = "… " + last.substring(last.length() - SHOWN_CHARACTERS);
        return last.isEmpty() ? next : last + " – " + next;
    }

    private record Result(int exit, String output) {}
}
