package lab.node;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.OVERFLOW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.WatchEvent;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Opens each volume to the user its pod runs as: kube-controller-manager makes the folder for root alone, and for
 * a hostPath volume the kubelet leaves fsGroup out.
 */
record Volumes(Path folder) {
    void open() throws IOException {
        var created = folder.getFileSystem().newWatchService();
        folder.register(created, ENTRY_CREATE);
        var watcher = new Thread(
                () -> {
                    try {
                        while (true) {
                            var key = created.take();
                            key.pollEvents().forEach(this::open);
                            key.reset();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "volumes");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void open(WatchEvent<?> event) {
        if (event.kind() == OVERFLOW) openAll();
        else open(folder.resolve((Path) event.context()));
    }

    /** An overflow does not say which were made. */
    private void openAll() {
        try (var volumes = Files.list(folder)) {
            volumes.forEach(Volumes::open);
        } catch (IOException e) {
            System.err.println("Cannot list the volumes: " + e);
        }
    }

    private static void open(Path volume) {
        try {
            Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (NoSuchFileException gone) {
            // It was deleted at once; whatever stopped this thread would leave all later ones closed.
        } catch (IOException e) {
            System.err.println("Cannot open a volume: " + e);
        }
    }
}
