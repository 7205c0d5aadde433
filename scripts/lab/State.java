package lab;

import java.nio.file.Path;

/** Where state and caches live. */
final class State {
    private State() {}

    /** {@code $XDG_CACHE_HOME/observability-demo}, by default below {@code ~/.cache}. */
    static Path folder() {
        var cache = System.getenv("XDG_CACHE_HOME");
        var base = cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return base.resolve("observability-demo");
    }
}
