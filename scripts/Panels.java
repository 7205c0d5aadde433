///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+

import base.Deadline;
import base.Progress;
import dashboard.Grafana;
import dashboard.Panel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import query.Window;
import stack.Clusters;

/** Waits until every panel of every dashboard has something to show: scripts/bench runs it after a deploy. */
public final class Panels {
    private static final Window FIVE_MINUTES = Window.last(Duration.ofMinutes(5));
    /** Rates look back over five minutes; a panel that is empty for longer has no data, as where an image is missing. */
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Prints how many have something to show, how many have not, and the titles of the latter; separated by tabs. */
    public static void main(String... none) {
        try (Clusters clusters = Clusters.open(null, Progress::silent)) {
            Grafana grafana = clusters.report("a").grafana();
            List<String> empty = new ArrayList<>();
            Deadline.in(PATIENCE).askingEvery(Duration.ofSeconds(2)).reached(() -> {
                empty.clear();
                empty.addAll(empty(grafana));
                return empty.isEmpty();
            });
            long all = grafana.dashboards().stream()
                    .mapToLong(page -> grafana.dashboard(page).panels().size())
                    .sum();
            System.out.printf("%d\t%d\t%s%n", all - empty.size(), empty.size(), empty);
        }
    }

    /** The titles of those that show nothing now. */
    private static List<String> empty(Grafana grafana) {
        return grafana.dashboards().stream()
                .flatMap(page -> grafana.dashboard(page).opened(FIVE_MINUTES).panels().stream())
                .filter(panel -> !panel.filled(FIVE_MINUTES))
                .map(Panel::title)
                .toList();
    }
}
