package base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class UserErrorTest {
    @Test
    void tellsWhatWentWrongAndWhatToDoInOneSentence() {
        assertEquals(
                "No cluster: start one with 'scripts/demo lab up'.",
                new UserError("No cluster", "start one with 'scripts/demo lab up'.").getMessage());
    }

    @Test
    void putsSeveralLinesIntoOne() {
        assertEquals("first second: third fourth.", new UserError("first\n  second", "third\r\nfourth.").getMessage());
    }

    @Test
    void tellsAFailureFromAMistakeInTyping() {
        assertEquals(1, new UserError("a", "b.").exitCode());
        assertEquals(2, UserError.usage("a", "b.").exitCode());
        assertEquals(3, UserError.absent("a", "b.").exitCode());
    }

    @Test
    void tellsWhereItCameFromToWhoeverPrintsItAlone() {
        UserError error = new UserError("a", "b.");
        assertEquals(0, error.getStackTrace().length);
        StringWriter printed = new StringWriter();
        error.printStackTrace(new PrintWriter(printed, true));
        assertTrue(printed.toString().contains("\tat base.UserErrorTest."), printed.toString());
    }

    @Test
    void keepsItsCause() {
        Exception cause = new Exception();
        assertSame(cause, new UserError("a", "b.", cause).getCause());
    }
}
