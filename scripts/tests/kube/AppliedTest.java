package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import kube.Applied.Change;
import kube.Applied.Row;
import org.junit.jupiter.api.Test;

class AppliedTest {
    private static final Applied ONE =
            new Applied(List.of(new Row("Job", "history", "app-a", Change.CREATED)), Duration.ofMillis(1500));

    @Test
    void countsOneObjectAsOne() {
        assertTrue(ONE.toString().endsWith("\n1 object, 1 created, 0 changed, 1.5 s"), ONE.toString());
        assertTrue(
                ONE.and(ONE).toString().endsWith("\n2 objects, 2 created, 0 changed, 3.0 s"),
                ONE.and(ONE).toString());
    }

    @Test
    void countsByFate() {
        assertEquals(2, ONE.and(ONE).count(Change.CREATED));
        assertEquals(0, ONE.count(Change.CHANGED));
    }
}
