package book.breaks;

import java.util.List;
import java.util.function.Consumer;
import recording.BrokenRecording;

/**
 * One thing that is broken.
 *
 * @param what in the words of an operator
 * @param change makes the answers what the cluster would have answered then
 * @param last whether the replay ends with it: it moves the clock by minutes, or the cells behind need what this one lacks
 * @param claims of each cell that has to fail, a part of its source and of its message
 */
public record Break(String what, Consumer<BrokenRecording> change, boolean last, List<String> claims) {
    /** One after which the replay goes on: no cell behind needs what the failed ones lack. */
    static Break of(String what, Consumer<BrokenRecording> change, String... claims) {
        return new Break(what, change, false, List.of(claims));
    }

    /** One that ends the replay. */
    static Break ending(String what, Consumer<BrokenRecording> change, String claim) {
        return new Break(what, change, true, List.of(claim));
    }
}
