package base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final Time before = Time.current();
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void stopTheClock() {
        Time.use(new FakeTime());
    }

    @AfterEach
    void setTheClockBack() {
        Time.use(before);
    }

    @Test
    void asksUntilTheConditionHolds() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        assertTrue(deadline.reached(() -> asked.incrementAndGet() == 4));
        assertEquals(Duration.ofMillis(300), deadline.elapsed());
    }

    @Test
    void asksOnceMoreWhenTheTimeIsOver() {
        assertFalse(Deadline.in(Duration.ofSeconds(1))
                .askingEvery(Duration.ofMillis(400))
                .reached(() -> asked.incrementAndGet() > 100));
        assertEquals(4, asked.get(), "at 0, 400, 800 and 1200 ms");
    }

    @Test
    void givesUpWithTheDetail() {
        UserError late = assertThrows(UserError.class, () -> Deadline.in(Duration.ofSeconds(3))
                .require("node Ready", () -> "no network", () -> false));
        assertTrue(late.getMessage().startsWith("Gave up on 'node Ready' after 3 s (no network): "), late.getMessage());
    }

    @Test
    void aDetailThatFailsDoesNotReplaceTheFailure() {
        UserError late = assertThrows(UserError.class, () -> Deadline.in(Duration.ZERO)
                .require(
                        "pods",
                        () -> {
                            throw new IllegalStateException("forbidden");
                        },
                        () -> false));
        assertTrue(late.getMessage().contains("unknown (forbidden)"), late.getMessage());
    }

    @Test
    void anInterruptEndsTheWaitAndLeavesTheFlag() {
        Time.use(before);
        Thread.currentThread().interrupt();
        UserError end = assertThrows(
                UserError.class, () -> Deadline.in(Duration.ofMinutes(1)).reached(() -> false));
        assertTrue(Thread.interrupted());
        assertEquals(130, end.exitCode());
    }
}
