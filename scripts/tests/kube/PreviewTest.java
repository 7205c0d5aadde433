package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import kube.Applied.Change;
import kube.Preview.Row;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private static final Preview PREVIEW = new Preview(List.of(
            new Row("Namespace", "app-a-default", "", Change.CREATED, List.of(), true),
            new Row("Deployment", "worker", "app-a-default", Change.CREATED, List.of(), false),
            new Row("Service", "pager", "app-a-monitoring", Change.UNCHANGED, List.of(), true),
            new Row("ConfigMap", "prometheus", "app-a-monitoring", Change.CHANGED, List.of("-a", "+b"), true)));

    @Test
    void tellsWhatWouldMoveAndCountsTheRest() {
        List<String> lines = PREVIEW.toString().lines().toList();
        assertEquals(6, lines.size(), PREVIEW::toString);
        assertEquals(
                "created    Deployment             worker                           app-a-default"
                        + " (not there yet, so the API server has not checked it)",
                lines.get(1));
        assertEquals(List.of("    -a", "    +b"), lines.subList(3, 5));
        assertEquals(
                "dry run, nothing was applied: 2 would be created, 1 changed, 1 are as they should be", lines.get(5));
    }

    @Test
    void twoAreOne() {
        assertEquals(4, PREVIEW.and(PREVIEW).count(Change.CREATED));
    }
}
