package base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What a server said besides its answer, such as that the answer is partial; kept as long as the answer is.
 *
 * <p>Beside the answer because a Tablesaw table cannot carry it; whoever shows or draws a table shows its notes too. A
 * table made from another has no notes. Safe for several threads.
 */
public final class Notes {
    private static final Map<Object, List<String>> NOTES = Collections.synchronizedMap(new WeakHashMap<>());

    private Notes() {}

    /** Adds notes to an answer, and returns the answer. */
    public static <T> T on(T answer, List<String> notes) {
        if (!notes.isEmpty()) {
            List<String> all = new ArrayList<>(of(answer));
            all.addAll(notes);
            NOTES.put(answer, List.copyOf(all));
        }
        return answer;
    }

    /** The notes on an answer, in the server's own words; empty if there are none. */
    public static List<String> of(Object answer) {
        return NOTES.getOrDefault(answer, List.of());
    }
}
