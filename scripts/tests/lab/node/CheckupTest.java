package lab.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CheckupTest {
    private boolean answer;
    private int asked;
    private long now;
    private final Checkup checkup = new Checkup(
            () -> {
                asked++;
                return answer;
            },
            () -> now);

    @Test
    void asksEachTimeUntilItIsReady() {
        assertFalse(checkup.ready());
        assertFalse(checkup.ready());
        answer = true;
        assertTrue(checkup.ready());
        assertEquals(3, asked);
    }

    @Test
    void asksSeldomOnceItIsReadyAndStillNotices() {
        answer = true;
        assertTrue(checkup.ready());
        answer = false;
        now = Checkup.INTERVAL.toNanos();
        assertTrue(checkup.ready());
        now++;
        assertFalse(checkup.ready());
        assertEquals(2, asked);
    }

    @Test
    void asksAtOnceAfterARestart() {
        answer = true;
        checkup.ready();
        answer = false;
        checkup.forget();
        assertFalse(checkup.ready());
    }
}
