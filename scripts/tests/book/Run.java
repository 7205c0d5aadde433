package book;

import base.Json;
import book.breaks.Break;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** One replay of a chapter, in which several things are broken that concern different cells. */
final class Run {
    private final Chapter chapter;
    private final List<Break> breaks = new ArrayList<>();
    private final Map<Integer, String> claims = new TreeMap<>();
    private int end = Integer.MAX_VALUE;

    private Run(Chapter chapter) {
        this.chapter = chapter;
    }

    /** All breaks of a chapter, in as few runs as its cells allow: a cell stops at its first claim that fails. */
    static List<Run> of(Chapter chapter, List<Break> breaks) throws IOException {
        List<String> cells = Json.tree(Files.readString(chapter.notebook()))
                .get("cells")
                .valueStream()
                .map(Run::source)
                .toList();
        List<Run> runs = new ArrayList<>();
        for (Break each : breaks) {
            Map<Integer, String> claims = new TreeMap<>();
            each.claims().forEach(claim -> claims.put(cell(cells, claim), claim));
            if (runs.stream().noneMatch(run -> run.add(each, claims))) {
                Run another = new Run(chapter);
                runs.add(another);
                another.add(each, claims);
            }
        }
        return runs;
    }

    private static String source(JsonNode cell) {
        return cell.get("cell_type").asString().equals("code")
                ? cell.get("source").valueStream().map(JsonNode::asString).collect(Collectors.joining())
                : "";
    }

    private static int cell(List<String> cells, String claim) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) if (cells.get(i).contains(claim)) found.add(i);
        if (found.size() != 1) throw new AssertionError("'" + claim + "' is in the cells " + found);
        return found.get(0);
    }

    /** False if one of its cells is taken, or lies behind the last one. */
    private boolean add(Break broken, Map<Integer, String> its) {
        if (!Collections.disjoint(claims.keySet(), its.keySet())) return false;
        if (its.keySet().stream().anyMatch(cell -> cell > end)) return false;
        if (broken.last()) {
            int cell = its.keySet().iterator().next();
            if (claims.keySet().stream().anyMatch(other -> other > cell)) return false;
            end = cell;
        }
        claims.putAll(its);
        breaks.add(broken);
        return true;
    }

    Chapter chapter() {
        return chapter;
    }

    List<Break> breaks() {
        return breaks;
    }

    /** What has to fail, by the cell's number, counted from 0. */
    Map<Integer, String> claims() {
        return claims;
    }

    /** The cell with which the replay ends. */
    int end() {
        return end;
    }

    @Override
    public String toString() {
        return chapter + ", broken at the cells " + claims.keySet();
    }
}
