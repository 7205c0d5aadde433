package stack;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kube.Manifest;

/**
 * What crosses a cluster's border. In the files it is a Service next door, labelled with the cluster it leads to; where that
 * cluster is on another Kubernetes API, the Service goes and the addresses that the user gave take its place.
 */
final class Peers {
    /** How the names of the files end that name other clusters. */
    static final String FILE = "peers.yaml";

    /** On a Service that leads out of the cluster: the book cluster behind it. */
    static final String PEER = "observability-demo/peer";

    private final ClusterTable table;
    private final String cluster;
    private final Set<String> absent = new TreeSet<>();

    Peers(ClusterTable table, String cluster) {
        this.table = table;
        this.cluster = cluster;
    }

    /** The manifest as it fits where this cluster and its peers are. */
    Manifest adapt(Manifest manifest) {
        List<HasMetadata> objects = new ArrayList<>(manifest.objects());
        List<HasMetadata> elsewhere =
                objects.stream().filter(this::leadsElsewhere).toList();
        objects.removeAll(elsewhere);
        for (HasMetadata service : elsewhere)
            objects.stream()
                    .filter(ConfigMap.class::isInstance)
                    .map(ConfigMap.class::cast)
                    .forEach(map -> readdress(map, service));
        return new Manifest(manifest.file(), objects);
    }

    /** A sentence about the peers that nobody gave an address for, if there are any: they are not asked. */
    Optional<String> absent() {
        if (absent.isEmpty()) return Optional.empty();
        return Optional.of(cluster + " will not ask " + String.join(", ", absent)
                + ", which is on another Kubernetes API: give its addresses in " + ClusterTable.FILE + ".");
    }

    private boolean leadsElsewhere(HasMetadata object) {
        String peer = peer(object);
        return peer != null && !table.nextDoor(cluster, peer);
    }

    /** A line that names the Service becomes a line for each address, or goes. */
    private void readdress(ConfigMap map, HasMetadata service) {
        List<String> addresses = table.addresses(peer(service));
        String name = service.getMetadata().getName();
        Pattern naming = Pattern.compile("(dns\\+)?\\b" + name + ":\\d+\\b");
        map.getData().replaceAll((file, text) -> {
            // Else as it is, to the last character: a value need not end with a line break.
            if (!naming.matcher(text).find()) return text;
            if (addresses.isEmpty()) absent.add(peer(service));
            return text.lines()
                    .flatMap(line -> naming.matcher(line).find()
                            ? addresses.stream().map(address -> naming.matcher(line)
                                    .replaceFirst(Matcher.quoteReplacement(address)))
                            : Stream.of(line))
                    .collect(Collectors.joining("\n", "", "\n"));
        });
    }

    private static String peer(HasMetadata object) {
        return object.getMetadata().getLabels().get(PEER);
    }
}
