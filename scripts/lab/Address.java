package lab;

import java.util.stream.IntStream;
import terminal.UserError;

/** Finds an address range that nobody on this machine uses. */
final class Address {
    private Address() {}

    static Addresses free() {
        var routes = Sh.run("ip", "-o", "route", "show", "table", "all") + Sh.run("ip", "-o", "address", "show");
        return IntStream.rangeClosed(0, 55).mapToObj(Addresses::new).filter(a -> !routes.contains("10.89." + a.index() + "."))
            .findFirst().orElseThrow(() -> new UserError("All addresses of labs are taken, 10.89.0.0 to 10.89.55.3",
                "end a lab with 'scripts/demo lab down'."));
    }
}
