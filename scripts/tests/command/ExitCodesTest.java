package command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import base.Checkout;
import base.TextFiles;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the help of each command says of its exit codes, against the README's table. */
class ExitCodesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| ");
    /** A command that runs another one ends as that does. */
    private static final String OF_ANOTHER = "other";

    private final Set<String> table = ROW.matcher(TextFiles.read(Checkout.root().resolve("README.md")))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toSet());

    static List<CommandLine> commands() {
        return leaves(DemoCommand.line()).toList();
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(command)
                : command.getSubcommands().values().stream().flatMap(ExitCodesTest::leaves);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void areThoseOfTheTable(CommandLine command) {
        assertEquals(Set.of("0", "1", "2", "3", "130"), table);
        Set<String> codes =
                command.getCommandSpec().usageMessage().exitCodeList().keySet();
        assertFalse(codes.isEmpty(), command.getCommandName() + " lists no exit codes in its help");
        assertEquals(
                List.of(),
                codes.stream()
                        .map(String::strip)
                        .filter(code -> !table.contains(code) && !code.equals(OF_ANOTHER))
                        .toList());
    }
}
