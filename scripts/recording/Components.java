package recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What answered in a recorded run, as the answers themselves tell: Kubernetes, the images of its pods, and Linux. */
final class Components {
    private static final Pattern KUBERNETES = Pattern.compile("\"gitVersion\": *\"v([^\"]+)\"");
    private static final Pattern LINUX = Pattern.compile("\"kernelVersion\": *\"([^\"]+)\"");
    private static final Pattern IMAGE = Pattern.compile("\"image\": *\"(?:[^\"]*/)?([^\"/:]+):v?([^\"@]+)\"");

    private Components() {}

    /** Names with versions, for example "Kubernetes 1.36.2", "prometheus 3.13.3", "Linux 6.1". */
    static List<String> of(Stream<RecordedAnswer> answers) {
        Set<String> kubernetes = new TreeSet<>();
        Set<String> images = new TreeSet<>();
        Set<String> linux = new TreeSet<>();
        answers.map(RecordedAnswer::body).forEach(body -> {
            collect(KUBERNETES, "Kubernetes ", body, kubernetes);
            collect(LINUX, "Linux ", body, linux);
            Matcher image = IMAGE.matcher(body);
            while (image.find()) images.add(image.group(1) + " " + image.group(2));
        });
        List<String> all = new ArrayList<>(kubernetes);
        all.addAll(images);
        all.addAll(linux);
        return all;
    }

    private static void collect(Pattern pattern, String name, String body, Set<String> into) {
        Matcher match = pattern.matcher(body);
        while (match.find()) into.add(name + match.group(1));
    }
}
