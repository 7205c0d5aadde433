package crashtest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.Counter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import standin.StandIn;

/**
 * Writes numbered lines to its log, {@code POST /lines?run=NAME&count=N&rate=N}, and kills a container on its node, {@code
 * POST /kill?container=ID}, at once or right after a file of that container was written.
 *
 * <p>Packed into the worker's image, which has all that it needs.
 */
@Command(
        name = "crash-test",
        mixinStandardHelpOptions = true,
        description = "Writes numbered lines, and kills who reads them.")
public final class CrashTestServer extends StandIn {
    /** Some hundred times what a reader takes that looks five times a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Counter written =
            Counter.build("crash_test_lines", "Numbered lines written.").register(registry);

    @Option(
            names = "--watch",
            paramLabel = "FILE",
            description = "The file after whose change the kill comes; without it, at once.")
    private Path watched;

    public CrashTestServer() {
        super("Crash test", "/lines");
    }

    @Override
    protected void serve(HttpServer server) {
        on(server, "/lines", exchange -> obey(exchange, this::write));
        on(server, "/kill", exchange -> obey(exchange, this::kill));
    }

    private String write(Map<String, String> asked) {
        LineWriter lines = new LineWriter(
                asked.getOrDefault("run", ""),
                Integer.parseInt(asked.getOrDefault("count", "")),
                Integer.parseInt(asked.getOrDefault("rate", "")));
        Thread writer = new Thread(
                () -> {
                    lines.writeTo(System.out);
                    written.inc(lines.count());
                },
                "lines");
        writer.setDaemon(true);
        writer.start();
        return "{\"lines\":" + lines.count() + "}";
    }

    private String kill(Map<String, String> asked) throws IOException {
        Container container = new Container(asked.getOrDefault("container", ""), Path.of("/proc"));
        if (watched != null) new NextWrite(watched).await(PATIENCE);
        return "{\"killed\":" + container.kill() + "}";
    }

    /** What follows from an order, or why it did not. */
    private interface Order {
        String carryOut(Map<String, String> parameters) throws IOException;
    }

    private static void obey(HttpExchange exchange, Order order) throws IOException {
        String result;
        try {
            result = order.carryOut(parameters(exchange));
        } catch (IOException absent) {
            answer(exchange, 409, "text/plain", absent.getMessage() + "\n");
            return;
        }
        answer(exchange, 200, "application/json", result);
    }
}
