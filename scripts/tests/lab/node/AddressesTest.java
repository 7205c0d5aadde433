package lab.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.UserError;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void noTwoLabsShareARange() {
        var ranges = new HashSet<String>();
        IntStream.rangeClosed(0, 55).mapToObj(Addresses::new).forEach(a -> {
            assertTrue(ranges.add(a.node()) && ranges.add(a.host()), () -> "link " + a);
            assertTrue(ranges.add(a.pods()), () -> "pods " + a);
            assertTrue(ranges.add(a.services()), () -> "services " + a);
        });
    }

    @Test
    void theResolverIsAServiceOfTheRange() {
        assertEquals("10.203.0.0/16", new Addresses(3).services());
        assertEquals("10.203.0.10", new Addresses(3).dns());
    }

    @Test
    void theLastRangeIsStillAnAddress() {
        assertEquals("10.255.0.0/16", new Addresses(55).services());
        assertThrows(IllegalArgumentException.class, () -> new Addresses(56));
    }

    @Test
    void takesTheFirstRangeThatNobodyUses() {
        assertEquals(new Addresses(1), Addresses.notIn("10.89.0.0/30 dev obs-demo0 proto kernel\n10.89.10.0/30 dev x"));
        var all = IntStream.rangeClosed(0, 55)
                .mapToObj(i -> "10.89." + i + ".0/30")
                .collect(Collectors.joining(" "));
        assertThrows(UserError.class, () -> Addresses.notIn(all));
    }

    @Test
    void theLinksNameFitsTheKernel() {
        assertTrue(new Addresses(55).hostLink().length() <= 15);
    }
}
