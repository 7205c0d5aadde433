package image;

import base.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Where a program's binaries come from. */
sealed interface ProgramSource permits GoSource, WheelSource, DebianSource {
    /** The program's version as its project writes it, without the v. */
    String version();

    /** What exactly is fetched, for a reader: a Go module, a wheel or a package, each with its version. */
    String origin();

    /** Changes when {@link #build} would write something else. */
    String key();

    /** The names of the files {@link #build} writes. */
    Set<String> binaries();

    /** Seconds a first build took on two cores. */
    long firstSeconds();

    /** Writes the binaries into an empty folder; throws UserError when that cannot be done here. */
    void build(Path folder, Progress progress) throws IOException, InterruptedException;
}
