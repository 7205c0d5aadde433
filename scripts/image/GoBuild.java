package image;

import base.Cache;
import base.Command;
import base.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One {@code go build} of all commands of a program: together they share two cores better than one by one. */
final class GoBuild {
    private final GoSource source;
    private final Path folder;

    GoBuild(GoSource source, Path folder) {
        this.source = source;
        this.folder = folder;
    }

    void run(Progress progress) throws IOException, InterruptedException {
        Command.of(command())
                .in(source.folder())
                .with(environment())
                .with(Map.of("GOTMPDIR", folder.toString()))
                .filling(folder)
                .within(Duration.ofHours(1))
                .orFail("Building " + source.lock() + " failed", "correct that and run it again.")
                .run(progress);
        for (Map.Entry<String, String> binary : source.packages().entrySet()) {
            Path built = folder.resolve(goName(binary.getValue(), source.lock()));
            Path wanted = folder.resolve(binary.getKey());
            if (!built.equals(wanted)) {
                Files.move(built, wanted);
            }
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                GoToolchain.find(),
                "build",
                "-mod=readonly",
                "-trimpath",
                "-buildvcs=false",
                "-tags",
                source.tags(),
                "-ldflags",
                source.linkerFlags(),
                "-o",
                folder + "/"));
        command.addAll(source.distinctPackages());
        return command;
    }

    /** CGO off gives static binaries, which is what lets an image hold nothing else. */
    static Map<String, String> environment() {
        return Map.of(
                "CGO_ENABLED",
                "0",
                "GOTOOLCHAIN",
                "auto",
                "GOFLAGS",
                "",
                "GOMODCACHE",
                Cache.path("go", "mod").toString(),
                "GOCACHE",
                Cache.path("go", "build").toString());
    }

    /** The file name Go gives a command: the last part of its package, not counting a major version. */
    static String goName(String goPackage, String ownModule) {
        String[] parts = goPackage.split("/");
        int last = parts.length - 1;
        if (parts[last].equals(".")) {
            return ownModule;
        }
        return parts[last].matches("v\\d+") ? parts[last - 1] : parts[last];
    }
}
