package manifests;

import base.Checkout;
import base.TextFiles;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the README says of using the manifests with kubectl and none of our commands. */
public record AtHome(String text) {
    private static final Pattern CONTINUED = Pattern.compile(" *\\\\\\R *");
    private static final Pattern KEY = Pattern.compile(" --from-(?:file|literal)=([^= ]+)");

    /** The section, as it is committed. */
    public static AtHome read() {
        String readme = TextFiles.read(Checkout.root().resolve("README.md"));
        return new AtHome(readme.substring(readme.indexOf("## At home"), readme.indexOf("## Where things are")));
    }

    /** Its commands, one a line, also those that the README breaks with a backslash. */
    public List<String> commands() {
        return CONTINUED
                .matcher(text)
                .replaceAll(" ")
                .lines()
                .filter(line -> line.startsWith("    kubectl "))
                .map(String::strip)
                .toList();
    }

    /** The keys of the Secret of this name that a command creates. */
    Set<String> keys(String secret) {
        Set<String> keys = new TreeSet<>();
        for (String command : commands()) {
            if (!command.startsWith("kubectl create secret generic " + secret + " ")) continue;
            Matcher key = KEY.matcher(command);
            while (key.find()) keys.add(key.group(1));
        }
        return keys;
    }
}
