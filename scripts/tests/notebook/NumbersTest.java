package notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "14400, 14400",
        "5287123.45, 5287123",
        "-3, -3",
        "0, 0",
        "11.8934, 11.89",
        "0.094, 0.094",
        "0.0941234, 0.09412",
        "9999.96, 10000",
        "0.00001234, 1.23e-05",
        "1e15, 1.00e+15",
        "NaN, NaN",
        "Infinity, Infinity"
    })
    void aNumberShowsNoMoreDigitsThanSaySomething(double number, String shown) {
        assertEquals(shown, Numbers.of(number));
    }
}
