package stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    @Test
    void anUnknownContextIsAMistakeOfTheUserAndNotTheCurrentOne() {
        UserError error = assertThrows(UserError.class, () -> Connection.open("no-such-context"));
        assertEquals(2, error.exitCode());
        assertTrue(error.getMessage().startsWith("There is no kube context no-such-context: "), error.getMessage());
    }
}
