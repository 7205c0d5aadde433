package notebook;

import base.Checkout;
import base.Progress;
import base.Time;
import base.UserError;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import recording.Recorder;
import recording.Recording;
import recording.Replay;
import stack.Clusters;

/** Where a notebook's answers come from: clusters, clusters that are listened to, or a recording of them. */
abstract class Source {
    /** Set to 1 by 'scripts/start --recorded' and 'book replay'. */
    private static final String RECORDED = "OBSERVABILITY_RECORDED";
    /** The file that 'book update' wants every exchange written to. */
    private static final String RECORD = "OBSERVABILITY_RECORD";
    /** The notebook's path, which Jupyter's server tells every kernel. */
    private static final String NOTEBOOK = "JPY_SESSION_NAME";

    /** As the environment says. */
    static Source ofThisRun() {
        String file = System.getenv().getOrDefault(RECORD, "");
        if (!file.isEmpty()) return new WithRecorder(new Recorder(Path.of(file)));
        return System.getenv().getOrDefault(RECORDED, "").isEmpty() ? new Direct() : recording();
    }

    /** The recording of the chapter that this kernel runs. */
    static Source recording() {
        return new Replayed();
    }

    private static String chapter() {
        String notebook = System.getenv().getOrDefault(NOTEBOOK, "");
        if (notebook.isEmpty())
            throw UserError.usage(
                    "It is not known which chapter this is (" + NOTEBOOK + " is not set)",
                    "open it with 'scripts/start --recorded'.");
        return Path.of(notebook).getFileName().toString().replaceFirst("\\.ipynb$", "");
    }

    /** Connects; throws UserError if there is nothing to connect to. */
    abstract Clusters open(Supplier<Progress> progress);

    /** What a chart says of its values: nothing if they are live. */
    String mark() {
        return "";
    }

    private static final class Direct extends Source {
        @Override
        Clusters open(Supplier<Progress> progress) {
            return Clusters.open(null, progress);
        }
    }

    private static final class WithRecorder extends Source {
        private final Recorder recorder;

        WithRecorder(Recorder recorder) {
            this.recorder = recorder;
        }

        @Override
        Clusters open(Supplier<Progress> progress) {
            Time.use(recorder.time());
            return Clusters.recorded(recorder, progress);
        }
    }

    private static final class Replayed extends Source {
        private String mark = "";

        @Override
        Clusters open(Supplier<Progress> progress) {
            Recording recording = Recording.read(Recording.file(Checkout.root().resolve("notebooks"), chapter()));
            Recording.Header header = recording.header();
            LocalDate day = header.start().atOffset(ZoneOffset.UTC).toLocalDate();
            mark = "recorded " + day;
            Replay replay = new Replay(recording);
            Time.use(replay.time());
            Notebook.show(new Remark("Recorded on " + day + " with " + String.join(", ", header.components())
                    + "; for live answers: scripts/start"));
            return Clusters.replayed(replay, progress);
        }

        @Override
        String mark() {
            return mark;
        }
    }
}
