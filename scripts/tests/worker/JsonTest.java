package worker;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", " {\"a\" : [1, -2.5e+3, true, null], \"b\":{\"c\":\"\"}}\n", "\"\\\"\\u00e9\\n é\"", "0", "[[],{}]"})
    void takesJson(String text) {
        assertTrue(Json.valid(text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,]", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "[1 2]", "{} {}", "01", "1.", "\"a", "\"\\x\"", "\"\t\"", "nul", "{}]"})
    void refusesAllElse(String text) {
        assertFalse(Json.valid(text), text);
    }

    @Test
    void aLongTextNeedsNoDeepStack() {
        assertTrue(Json.valid("\"" + "\\n".repeat(100_000) + "x".repeat(100_000) + "\""));
        assertTrue(Json.valid("[" + "0,".repeat(100_000) + "0]"));
        assertFalse(Json.valid("[".repeat(100_000)));
    }
}
