package image;

import base.Checkout;
import base.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program compiled from Go modules, every one of them pinned by the lock of the same name. */
record GoSource(
        String lock,
        String version,
        String module,
        Map<String, String> packages,
        String tags,
        Map<String, String> variables,
        long firstSeconds)
        implements ProgramSource {

    static GoSource go(String lock, String version, String module, long firstSeconds) {
        return new GoSource(lock, version, module, Map.of(), "", Map.of(), firstSeconds);
    }

    /** Adds a command, built from a package of the module ("" for its root). */
    GoSource command(String binary, String folder) {
        return binary(binary, folder.isEmpty() ? module : module + "/" + folder);
    }

    /** Adds a command, built from any package the lock knows. */
    GoSource binary(String binary, String goPackage) {
        return new GoSource(lock, version, module, and(packages, binary, goPackage), tags, variables, firstSeconds);
    }

    /** Sets build tags, as upstream documents them. */
    GoSource tagged(String newTags) {
        return new GoSource(lock, version, module, packages, newTags, variables, firstSeconds);
    }

    /** Sets a string variable at link time: this is how a Go program comes to know its own version. */
    GoSource variable(String name, String value) {
        return new GoSource(lock, version, module, packages, tags, and(variables, name, value), firstSeconds);
    }

    String linkerFlags() {
        Stream<String> settings = variables.entrySet().stream().map(v -> "-X " + v.getKey() + "=" + v.getValue());
        // -s -w: without symbol table and debugger information the binaries are a third smaller.
        return Stream.concat(Stream.of("-s -w"), settings).collect(Collectors.joining(" "));
    }

    Path folder() {
        return Checkout.lock(lock);
    }

    @Override
    public Set<String> binaries() {
        return packages.keySet();
    }

    @Override
    public String origin() {
        String name = Pattern.quote(module);
        String goMod = read(folder().resolve("go.mod"));
        return first(goMod, name + " => (\\S+ v\\S+)")
                .or(() -> first(goMod, "(" + name + " v\\S+)"))
                .orElseThrow(() -> new IllegalStateException("go.mod of " + lock + " does not name " + module))
                .replace(' ', '@');
    }

    @Override
    public String key() {
        CacheKey key = new CacheKey().with(version).with(packages).with(tags).with(linkerFlags());
        try (Stream<Path> files = Files.list(folder())) {
            files.filter(Files::isRegularFile).sorted().forEach(key::withFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return key.toString();
    }

    @Override
    public void build(Path into, Progress progress) throws IOException, InterruptedException {
        new GoBuild(this, into).run(progress);
    }

    private static Optional<String> first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Insertion order is kept: it is part of the key. */
    private static Map<String, String> and(Map<String, String> map, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value);
        return Collections.unmodifiableMap(more);
    }

    List<String> distinctPackages() {
        return packages.values().stream().distinct().toList();
    }
}
