package image;

import base.SearchPath;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.Until;

/** A real registry on loopback: Debian's docker-registry. */
final class LocalRegistry implements AutoCloseable {
    /** Whoever reads or writes, and with which password, where one is asked for. */
    static final String LOGIN = "reader:open sesame";
    /** The same as htpasswd writes it. */
    private static final String USERS = "reader:$2b$05$abcdefghijklmnopqrstuupx2xBUC4954936wVIjyyPHmUBFu0wCW\n";

    private final String name;
    private final Path storage;
    private final Process server;

    /** Has what one in the same folder had before; asks for a password if it is told to. */
    LocalRegistry(Path folder, boolean withPassword) throws Exception {
        int port = freePort();
        name = "127.0.0.1:" + port;
        storage = Files.createDirectories(folder.resolve("registry"));
        Path config = Files.writeString(folder.resolve("registry.yml"), """
            version: 0.1
            storage: {filesystem: {rootdirectory: %s}}
            http: {addr: 127.0.0.1:%d}
            """.formatted(storage, port));
        if (withPassword) {
            Path users = Files.writeString(folder.resolve("users"), USERS);
            Files.writeString(
                    config, Files.readString(config) + "auth: {htpasswd: {realm: test, path: " + users + "}}\n");
        }
        String program = SearchPath.own()
                .find("docker-registry")
                .orElseThrow(() -> new AssertionError("There is no docker-registry: run 'scripts/setup --tests'."))
                .toString();
        server = new ProcessBuilder(program, "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile())
                .start();
        Until.holds("the registry listens", Duration.ofSeconds(20), () -> {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                if (!server.isAlive()) throw new AssertionError(Files.readString(folder.resolve("registry.log")));
                return false;
            }
        });
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Like {@code 127.0.0.1:40000}. */
    String name() {
        return name;
    }

    /** Pushes, where that takes no password, a small image of two layers for this machine and returns its digest. */
    String push(String reference) throws Exception {
        return pushFor(reference, ImageParts.ARCHITECTURE);
    }

    /** The same for several processors. */
    String pushFor(String reference, String... architectures) throws Exception {
        return twoLayers(Files.createTempDirectory(storage.getParent(), "layers"))
                .setPlatforms(Stream.of(architectures)
                        .map(architecture -> new Platform(architecture, "linux"))
                        .collect(Collectors.toSet()))
                .containerize(Containerizer.to(RegistryImage.named(name + "/" + reference))
                        .setAllowInsecureRegistries(true))
                .getDigest()
                .toString();
    }

    /** Two layers of a mebibyte each that do not get smaller when they are compressed. */
    static JibContainerBuilder twoLayers(Path folder) throws Exception {
        JibContainerBuilder image = Jib.fromScratch();
        for (String layer : new String[] {"lower", "upper"}) {
            byte[] bytes = new byte[1 << 20];
            new Random(layer.hashCode()).nextBytes(bytes);
            Path file = Files.write(folder.resolve(layer), bytes);
            image.addFileEntriesLayer(FileEntriesLayer.builder()
                    .setName(layer)
                    .addEntry(file, AbsoluteUnixPath.get("/" + layer))
                    .build());
        }
        return image.setEntrypoint("/lower");
    }

    /** The file in which it keeps what has this digest. */
    Path blob(String digest) {
        String hash = digest.replace("sha256:", "");
        return storage.resolve("docker/registry/v2/blobs/sha256")
                .resolve(hash.substring(0, 2))
                .resolve(hash)
                .resolve("data");
    }

    @Override
    public void close() {
        server.destroy();
        server.onExit().join();
    }
}
