package query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import base.Http.Reply;
import base.HttpRefusal;
import base.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QueryRefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "sum(;        invalid parameter \"query\": 1:4: parse error: unclosed left parenthesis; 'sum▶('",
                "{a=\"b\"} |;  parse error at line 1, col 9: syntax error: unexpected $end;              '{a=\"b\"}"
                        + " ▶|'",
                "{ name = };   invalid TraceQL query: parse error at line 1, col 10: syntax error: unexpected }; '{"
                        + " name = ▶}'",
                "x;            9:99: parse error: beyond the end;                                        'x▶'",
                "x;            parse error at line 0, col 0: before the start;                           '▶x'"
            })
    void thePlaceIsMarkedWhicheverParserItWas(String query, String said, String mark) {
        UserError error = explain(query, said);
        assertEquals(2, error.exitCode());
        assertEquals(
                mark,
                error.getMessage()
                        .substring(error.getMessage().indexOf("mark in ") + 8)
                        .replaceAll("\\.$", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "parse error : queries require at least one regexp or equality matcher",
                "invalid parameter: unknown position: parse error: no expression found in input"
            })
    void aParseErrorWithoutAPlaceIsShownWithoutOne(String said) {
        String message = explain("q", said).getMessage();
        assertEquals(
                "Loki cannot read the query 'q': parse error: ", message.substring(0, message.indexOf("error: ") + 7));
    }

    @Test
    void anyOtherRefusalStaysWhatItIs() {
        HttpRefusal refusal = HttpRefusal.of("loki", new Reply(400, Map.of(), "max entries limit per query exceeded"));
        assertSame(refusal, QueryRefusal.explain("Loki", "{a=\"b\"}", refusal));
    }

    private static UserError explain(String query, String said) {
        return QueryRefusal.explain("Loki", query, HttpRefusal.of("loki", new Reply(400, Map.of(), said)));
    }
}
