package command;

import base.Progress;
import base.UserError;
import java.io.Console;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import kube.Cluster;
import kube.Teardown;
import lab.Lab;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import stack.Clusters;

/** Deletes what deploy applied, and nothing else. */
@Command(
        name = "teardown",
        description = {
            "Deletes what carries this project's label and field manager, and the volumes its StatefulSets claimed,",
            "waits until it is gone, and lists what is left. Says first what and where, and asks, but not on a lab."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Nothing is left, as far as could be looked at.",
            "1:Something is left, which is named, or the answer was no.",
            "2:Wrong usage, such as no terminal to ask on and no --yes.",
            "3:There is no cluster.",
            "130:Interrupted; run again, it goes on."
        })
public final class TeardownCommand implements Callable<Integer> {
    @Mixin
    ClusterOptions options;

    @Option(names = "--dry-run", description = "Only lists what would be deleted.")
    boolean dryRun;

    @Option(
            names = {"-y", "--yes"},
            description = "Deletes without asking.")
    boolean yes;

    @Override
    public Integer call() {
        boolean gone = true;
        try (Clusters clusters = options.open()) {
            for (Map.Entry<Cluster, List<String>> entry :
                    clusters.byKubernetes(options.names(clusters)).entrySet())
                gone &= gone(clusters, entry.getKey(), entry.getValue());
        }
        return gone ? 0 : 1;
    }

    private boolean gone(Clusters clusters, Cluster cluster, List<String> names) {
        Teardown teardown = options.names.isEmpty()
                ? Teardown.of(cluster, Progress.terminal())
                : Teardown.of(
                        cluster,
                        Progress.terminal(),
                        names.stream().map(clusters::own).toList());
        Teardown.DryRun found = teardown.dryRun();
        if (dryRun) {
            found.objects().forEach(System.out::println);
            notLookedAt(found.notLookedAt());
            return true;
        }
        if (!found.objects().isEmpty()) {
            System.out.println("deletes on " + cluster.name() + ":");
            found.summary().forEach(line -> System.out.println("  " + line));
            if (!agreed(cluster)) {
                System.out.println("nothing was deleted");
                return false;
            }
        }
        return run(cluster, teardown);
    }

    private static boolean run(Cluster cluster, Teardown teardown) {
        Teardown.Outcome outcome = InterruptNotice.during("Deleting", teardown::run);
        System.out.println((outcome.left().isEmpty() ? "nothing of it is left on " : "left on ") + cluster.name());
        outcome.left().forEach(System.out::println);
        notLookedAt(outcome.notLookedAt());
        if (!outcome.left().isEmpty())
            System.err.println("Delete or move the objects listed above, then run teardown again.");
        return outcome.left().isEmpty();
    }

    private static void notLookedAt(List<String> what) {
        what.forEach(line -> System.out.println("not looked at: " + line));
    }

    /** Since Java 22 there is a console without a terminal too; it answers null at the end of the input. */
    @SuppressWarnings("SystemConsoleNull")
    private boolean agreed(Cluster cluster) {
        if (yes || Lab.at(cluster.client().getMasterUrl().toString()).isPresent()) return true;
        Console console = System.console();
        String answer = console == null ? null : console.readLine("Delete all this? [y/N] ");
        if (answer == null)
            throw UserError.usage(
                    "Deleting on " + cluster.name() + " needs a yes, and there is no terminal to ask on",
                    "give --yes.");
        return answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    }
}
