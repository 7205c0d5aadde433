package lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShTest {
    @Test
    void answersWhatTheCommandSaid() {
        assertEquals("a b", Sh.run("echo", "a", "b"));
    }

    @Test
    void tellsCommandExitCodeAndOutputOfAFailure() {
        var failure = assertThrows(IllegalStateException.class, () -> Sh.run("sh", "-c", "echo no; exit 3"));
        assertEquals("'sh -c echo no; exit 3' ended with 3: no", failure.getMessage());
    }

    @Test
    void keepsTheEndOfALongOutput() {
        var failure = assertThrows(IllegalStateException.class, () -> Sh.run("sh", "-c", "seq 10000; exit 1"));
        assertTrue(failure.getMessage().endsWith("\n10000"), failure.getMessage());
        assertTrue(failure.getMessage().length() < 2200, () -> "" + failure.getMessage().length());
    }

    @Test
    void whatACommandStartsItselfMayBeASystemProgram() {
        assertTrue(Sh.run("sh", "-c", "echo $PATH").endsWith(":/usr/sbin:/sbin"));
    }

    @Test
    void asksWhetherACommandSucceeds() {
        assertTrue(Sh.succeeds("true"));
        assertFalse(Sh.succeeds("false"));
    }
}
