package lab;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Opens each volume to the user its pod runs as: kube-controller-manager makes the folder for root alone, and for
 * a hostPath volume the kubelet leaves fsGroup out.
 */
record Volumes(Path folder) {
    void open() throws IOException {
        var created = folder.getFileSystem().newWatchService();
        folder.register(created, ENTRY_CREATE);
        var watcher = new Thread(() -> {
            try {
                while (true) {
                    var key = created.take();
                    key.pollEvents().forEach(event -> open(folder.resolve((Path) event.context())));
                    key.reset();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }, "volumes");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void open(Path volume) {
        try {
            Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwxrwxrwx"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
