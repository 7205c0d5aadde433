package command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The book's commands as a person types them, as far as they go without running a chapter. */
class BookCommandTest {
    private final StringWriter said = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "book run 99, 2",
        "book run --cell-timeout 0 01, 2",
        "book run --kernel python 01, 2",
        "book run --context no-such-context 03, 2",
        "book run --context lab:never-started 03, 3",
        "book update 99, 2",
        "book update --context lab:never-started 03, 3",
        "book replay 99, 2",
        "book replay --kernel python, 2",
        "book render --what, 2",
        "book pictures --what, 2",
        "book nothing, 2"
    })
    void eachSituationHasItsExitCode(String line, int code) {
        assertEquals(
                code, DemoCommand.line().setErr(new PrintWriter(said, true)).execute(line.split(" ")), said::toString);
    }
}
