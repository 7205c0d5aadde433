package kube;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Silences the mock API server, which logs every request. */
final class MockServerLog implements BeforeAllCallback {
    /** Held, because a logger that nobody holds is collected with its level. */
    private static final Logger LOGGER = Logger.getLogger("io.fabric8.mockwebserver");

    @Override
    public void beforeAll(ExtensionContext tests) {
        LOGGER.setLevel(Level.WARNING);
    }
}
