package base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import org.junit.jupiter.api.Test;

class StepTest {
    @Test
    void aFullDiskHasAnAdviceOfItsOwn() {
        assertEquals(
                "Pushing failed (No space left on device): free some space on the disk and run it again.",
                told(new IOException("No space left on device")));
        assertEquals(
                "Pushing failed (Cannot run program \"kind\"): correct that and run it again.",
                told(new IOException("Cannot run program \"kind\"")));
    }

    @Test
    void anInterruptionIsKnownByItsTypeAndNotByItsWords() {
        assertEquals(
                "Pushing was interrupted: run it again, it goes on where it was.",
                told(new ClosedByInterruptException()));
        assertEquals(
                "Pushing failed (interrupted): correct that and run it again.", told(new IOException("interrupted")));
    }

    private static String told(IOException failure) {
        return assertThrows(
                        UserError.class,
                        () -> Step.run("Pushing", () -> {
                            throw failure;
                        }))
                .getMessage();
    }
}
