package image;

import base.Cache;
import base.Reason;
import base.UserError;
import com.google.cloud.tools.jib.api.Credential;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.event.EventHandlers;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import com.google.cloud.tools.jib.http.FailoverHttpClient;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import com.google.cloud.tools.jib.registry.RegistryClient;
import com.google.cloud.tools.jib.registry.credentials.CredentialRetrievalException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Where published images are pulled from: the registries that their names say, or one mirror in the place of all. */
final class Registries {
    /** The environment variable that names a mirror. */
    static final String MIRROR = "OBSERVABILITY_MIRROR";

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Optional<String> mirror;
    private final Path dockerConfig;
    /** Each is asked once whether it answers. */
    private final Map<String, Boolean> answers = new ConcurrentHashMap<>();

    Registries(Optional<String> mirror, Path dockerConfig) {
        this.mirror = mirror;
        this.dockerConfig = dockerConfig;
    }

    /** With a mirror like {@code mirror.example.com/path} in the place of every registry; null or blank: none. */
    static Registries mirroredBy(String mirror) {
        Optional<String> named = Optional.ofNullable(mirror)
                .map(name -> name.replaceAll("/+$", ""))
                .filter(name -> !name.isBlank());
        named.ifPresent(Registries::requireHost);
        return new Registries(named, dockerConfig());
    }

    /** Without a dot or a port, the first word would be a folder of docker.io's. */
    private static void requireHost(String mirror) {
        if (!parsed(mirror + "/any").getRegistry().equals(mirror.replaceFirst("/.*", "")))
            throw UserError.usage(
                    mirror + " does not begin with a registry's name", "write it like mirror.example.com/path.");
    }

    static Registries fromEnvironment() {
        return mirroredBy(System.getenv(MIRROR));
    }

    /** Where Docker keeps what its user has logged in with. */
    private static Path dockerConfig() {
        String named = System.getenv("DOCKER_CONFIG");
        Path folder = named == null || named.isBlank() ? Cache.home().resolve(".docker") : Path.of(named);
        return folder.resolve("config.json");
    }

    /** The image as its registry has it; throws UserError if that does not answer, lacks it, or has another than is expected. */
    Pull find(Image image) {
        ImageReference source = source(image.reference());
        String name = source.getRegistry().replace("registry-1.docker.io", "docker.io");
        if (!answers.computeIfAbsent(source.getRegistry(), Registries::answers))
            throw new UserError(name + " does not answer", "name a mirror that does in " + MIRROR + ".");
        try {
            return find(image, source);
        } catch (RegistryUnauthorizedException e) {
            throw new UserError(
                    name + " refuses access to it",
                    "log in with 'docker login " + name + "', or write its credentials into ~/.docker/config.json.",
                    e);
        } catch (RegistryException | IOException e) {
            throw new UserError(
                    name + " does not give it (" + Reason.of(e) + ")", "name another mirror in " + MIRROR + ".", e);
        }
    }

    /** The place that an image of this name is pulled from. */
    ImageReference source(String name) {
        String full = Images.fullName(name);
        return parsed(
                mirror.map(host -> host + full.substring(full.indexOf('/'))).orElse(full));
    }

    private static ImageReference parsed(String name) {
        try {
            return ImageReference.parse(name);
        } catch (InvalidImageReferenceException e) {
            throw UserError.usage(
                    "No image can be called " + name, "name a mirror like mirror.example.com/path, without https://.");
        }
    }

    private Pull find(Image image, ImageReference source) throws IOException, RegistryException {
        RegistryClient.Factory factory = RegistryClient.factory(
                EventHandlers.NONE, source.getRegistry(), source.getRepository(), http(source.getRegistry()));
        RegistryClient client = factory.newRegistryClient();
        ManifestAndDigest<?> found;
        try {
            found = client.pullManifest(source.getQualifier());
        } catch (RegistryUnauthorizedException e) {
            // Also where everybody may read: a registry's token has to be fetched.
            String challenge = e.getHttpResponseException().getHeaders().getAuthenticate();
            if (challenge == null) throw e;
            credential(source).ifPresent(factory::setCredential);
            client = factory.newRegistryClient();
            client.authPullByWwwAuthenticate(challenge);
            found = client.pullManifest(source.getQualifier());
        }
        String digest = found.getDigest().toString();
        image.digest().filter(expected -> !expected.equals(digest)).ifPresent(expected -> {
            throw new UserError(
                    source + " is " + digest + " there and should be " + expected,
                    "name a mirror in " + MIRROR + " that has what its authors published.");
        });
        return new Pull(image, digest, client, forThisMachine(client, found.getManifest()));
    }

    private static BuildableManifestTemplate forThisMachine(RegistryClient client, ManifestTemplate manifest)
            throws IOException, RegistryException {
        if (manifest instanceof BuildableManifestTemplate one) return one;
        List<String> fitting = manifest instanceof ManifestListTemplate list
                ? list.getDigestsForPlatform(ImageParts.ARCHITECTURE, "linux")
                : List.of();
        if (fitting.isEmpty()) throw new IOException("it has none for " + ImageParts.ARCHITECTURE);
        ManifestAndDigest<BuildableManifestTemplate> ours =
                client.pullManifest(fitting.get(0), BuildableManifestTemplate.class);
        // The client compares the digests of blobs only.
        if (!ours.getDigest().toString().equals(fitting.get(0)))
            throw new IOException("its manifest is not the one that its index names");
        return ours.getManifest();
    }

    private Optional<Credential> credential(ImageReference source) throws IOException {
        for (CredentialRetriever retriever : credentials(source, dockerConfig)) {
            try {
                Optional<Credential> found = retriever.retrieve();
                if (found.isPresent()) return found;
            } catch (CredentialRetrievalException e) {
                throw new IOException(e);
            }
        }
        return Optional.empty();
    }

    /** To pull from or push to, as this user of Docker. */
    static RegistryImage withCredentials(ImageReference image) {
        RegistryImage registry = RegistryImage.named(image);
        credentials(image, dockerConfig()).forEach(registry::addCredentialRetriever);
        return registry;
    }

    private static List<CredentialRetriever> credentials(ImageReference image, Path dockerConfig) {
        CredentialRetrieverFactory factory = CredentialRetrieverFactory.forImage(image, event -> {});
        return List.of(factory.dockerConfig(dockerConfig), factory.wellKnownCredentialHelpers());
    }

    private static FailoverHttpClient http(String registry) {
        return new FailoverHttpClient(isLoopback(registry), isLoopback(registry), event -> {});
    }

    /** Whether the mirror, if there is one, is on this machine. */
    boolean onLoopback() {
        return mirror.filter(name -> isLoopback(name.replaceFirst("/.*", ""))).isPresent();
    }

    /** What never leaves this machine needs no TLS. */
    static boolean isLoopback(String registry) {
        return registry.matches("localhost(:\\d+)?|127(\\.\\d+){3}(:\\d+)?|\\[::1](:\\d+)?");
    }

    /** Any status is an answer. */
    private static boolean answers(String registry) {
        return answers("https", registry) || (isLoopback(registry) && answers("http", registry));
    }

    private static boolean answers(String scheme, String registry) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(scheme + "://" + registry + "/v2/"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpClient.newHttpClient()
                    .sendAsync(request, BodyHandlers.discarding())
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException noAnswer) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("Asking " + registry);
        }
    }
}
