package lab;

import base.Command;
import base.UserError;
import java.util.stream.IntStream;
import lab.node.Addresses;

/** Finds an address range that nobody on this machine uses. */
final class FreeAddresses {
    private FreeAddresses() {}

    static Addresses free() {
        var routes = Command.of("ip", "-o", "route", "show", "table", "all").run()
                + Command.of("ip", "-o", "address", "show").run();
        return IntStream.rangeClosed(0, 55)
                .mapToObj(Addresses::new)
                .filter(a -> !routes.contains("10.89." + a.index() + "."))
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "All addresses of labs are taken, 10.89.0.0 to 10.89.55.3",
                        "end a lab with 'scripts/demo lab down'."));
    }
}
