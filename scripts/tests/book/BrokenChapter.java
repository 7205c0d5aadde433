package book;

import base.Checkout;
import base.Json;
import base.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import recording.BrokenRecording;
import recording.Recording;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A chapter beside a broken recording, in a folder that looks like a clone to its cells. */
final class BrokenChapter {
    private static final Duration PER_CELL = Duration.ofMinutes(2);
    /** nbclient goes on after an error in a cell with this tag. */
    private static final String MAY_FAIL = "raises-exception";

    private final Path home;
    private final Run run;

    private BrokenChapter(Path home, Run run) {
        this.home = home;
        this.run = run;
    }

    /** In an empty folder. */
    static BrokenChapter in(Path home, Run run) throws IOException {
        for (String part : List.of("scripts", "manifests"))
            Files.createSymbolicLink(home.resolve(part), Checkout.root().resolve(part));
        Path notebooks = Files.createDirectory(home.resolve("notebooks"));
        Chapter original = run.chapter();
        BrokenRecording recording =
                BrokenRecording.read(Recording.file(original.notebook().getParent(), original.name()));
        run.breaks().forEach(each -> each.change().accept(recording));
        recording.write(Recording.file(notebooks, original.name()));
        JsonNode notebook = Json.tree(Files.readString(original.notebook()));
        ArrayNode cells = (ArrayNode) notebook.get("cells");
        while (cells.size() - 1 > run.end()) cells.remove(cells.size() - 1);
        for (JsonNode cell : cells)
            ((ObjectNode) cell.get("metadata")).putArray("tags").add(MAY_FAIL);
        TextFiles.write(notebooks.resolve(original.notebook().getFileName()), Json.write(notebook));
        return new BrokenChapter(home, run);
    }

    /** Runs every cell, and returns what those that failed have said, by the cell's number, counted from 0. */
    Map<Integer, String> failures() throws IOException {
        Path notebook =
                home.resolve("notebooks").resolve(run.chapter().notebook().getFileName());
        Path executed = Book.at(home)
                .execute(
                        new Chapter(notebook),
                        home.resolve("build"),
                        Kernel.java,
                        PER_CELL,
                        Map.of("OBSERVABILITY_RECORDED", "1", "OBSERVABILITY_HOME", home.toString()));
        Map<Integer, String> failures = new TreeMap<>();
        JsonNode cells = Json.tree(Files.readString(executed)).get("cells");
        for (int i = 0; i < cells.size(); i++)
            for (JsonNode output : cells.get(i).path("outputs"))
                if (output.get("output_type").asString().equals("error")) failures.put(i, message(output));
        return failures;
    }

    /** The traceback, which has a compiler's message too, without its colours. */
    private static String message(JsonNode error) {
        StringBuilder message = new StringBuilder(error.get("evalue").asString());
        error.get("traceback").forEach(line -> message.append('\n').append(line.asString()));
        return message.toString().replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
