package recording;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was answered once.
 *
 * @param asked the clock's time at the question
 * @param at when the answer was complete
 * @param took how long it was from the question to then
 * @param times the moments that the question named, in milliseconds
 * @param body the text without secrets; of a WebSocket, what came through it
 */
record RecordedAnswer(
        Instant asked, Instant at, Duration took, List<Long> times, int status, String type, String body) {
    /** Two questions less apart than this ask for the same moment. */
    private static final long TOLERANCE_MILLIS = 2_000;

    /** Whether a question at this time means the same moments: by the clock, or as far back from now as it was then. */
    boolean fits(Question question, Instant now) {
        for (int i = 0; i < times.size(); i++) {
            long asNow = question.times().get(i);
            long asThen = times.get(i);
            long moved = now.toEpochMilli() - asked.toEpochMilli();
            if (!near(asNow, asThen) && !near(asNow - moved, asThen)) return false;
        }
        return true;
    }

    private static boolean near(long one, long other) {
        return Math.abs(one - other) <= TOLERANCE_MILLIS;
    }
}
