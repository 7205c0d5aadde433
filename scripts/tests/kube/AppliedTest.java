package kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Collections;
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
    void listsWhatWasCreatedOrChangedAndNotWhatIsAsItWas() {
        Applied some = ONE.and(applied(1, Change.CHANGED)).and(applied(2, Change.UNCHANGED));
        assertEquals(3, some.toString().lines().count(), some::toString);
        assertTrue(some.toString().startsWith("created    Job "), some::toString);
        assertTrue(some.toString().endsWith("\n4 objects, 1 created, 1 changed, 1.5 s"), some::toString);
    }

    @Test
    void ofMuchThatWasCreatedItListsOnlyWhatWasChanged() {
        Applied much = applied(285, Change.CREATED).and(applied(1, Change.CHANGED));
        assertEquals(2, much.toString().lines().count(), much::toString);
        assertTrue(much.toString().startsWith("changed    Role "), much::toString);
        assertTrue(much.toString().endsWith("\n286 objects, 285 created, 1 changed, 0.0 s"), much::toString);
    }

    private static Applied applied(int objects, Change change) {
        return new Applied(Collections.nCopies(objects, new Row("Role", "prometheus", "app-a", change)), Duration.ZERO);
    }

    @Test
    void countsByFate() {
        assertEquals(2, ONE.and(ONE).count(Change.CREATED));
        assertEquals(0, ONE.count(Change.CHANGED));
    }
}
