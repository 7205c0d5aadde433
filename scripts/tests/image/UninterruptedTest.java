package image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.cloud.tools.jib.api.RegistryException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import terminal.UserError;

class UninterruptedTest {
    @Test
    void aFullDiskIsToldFromARegistryAndFromAllElse() {
        assertEquals("Pushing failed (No space left on device): free some space on the disk and run it again.",
                told(new IOException("No space left on device")));
        assertEquals("Pushing failed (worker:1: unauthorized): look at that name and at the credentials in ~/.docker/config.json, then run it again.",
                told(new IOException("worker:1: unauthorized", new RegistryException("unauthorized"))));
        assertEquals("Pushing failed (Cannot run program \"kind\"): put that right and run it again.", told(new IOException("Cannot run program \"kind\"")));
    }

    private static String told(IOException failure) {
        return assertThrows(UserError.class, () -> Uninterrupted.run("Pushing", () -> {
            throw failure;
        })).getMessage();
    }
}
