package lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    @Test
    void asksUntilTheConditionHolds() {
        var asked = new AtomicInteger();
        Await.until("three", Duration.ofSeconds(10), () -> "", () -> asked.incrementAndGet() == 3);
        assertEquals(3, asked.get());
    }

    @Test
    void givesUpAtTheDeadlineAndSaysWhatWasSeenLast() {
        var failure = assertThrows(IllegalStateException.class,
            () -> Await.until("the moon", Duration.ZERO, () -> "clouds", () -> false));
        assertEquals("gave up on 'the moon' after 0 s: clouds", failure.getMessage());
    }

    @Test
    void endsAtOnceWhenTheConditionCannotHoldAnyMore() {
        assertThrows(ArithmeticException.class, () -> Await.until("never", Duration.ofSeconds(10), () -> "", () -> {
            throw new ArithmeticException();
        }));
    }
}
