package kube;

import static kube.TestNamespace.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import base.Progress;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which pod a forward leads to, against a mock API server, on a clock on which waiting takes no time. */
@ExtendWith(MockServerLog.class)
@EnableKubernetesMockClient(crud = true, https = false)
class ForwardTest {
    @RegisterExtension
    final TestTime time = new TestTime();

    KubernetesClient client;

    private final List<String> told = new ArrayList<>();
    private final Progress progress = new Progress() {
        @Override
        public void show(String line) {
            told.add(line);
        }

        @Override
        public void done(String line) {
            told.add(line);
        }
    };

    @BeforeEach
    void aServiceWithOnePod() {
        MockApi.create(
                client,
                "Service",
                "name: web, namespace: x",
                "spec: {selector: {app: web}, ports: [{port: 80, targetPort: http}]}");
        pod("web-0", true);
    }

    @Test
    void leadsOnWhileItsPodServes() throws IOException {
        try (Forward forward = Forward.to(client, "x", "web", 0)) {
            pod("web-1", true);
            forward.follow(progress);
            assertEquals("web-0", forward.pod());
            assertEquals(List.of(), told);
        }
    }

    @Test
    void theSameAddressLeadsToAnotherPodWhenItsOwnIsReplaced() throws IOException {
        try (Forward forward = Forward.to(client, "x", "web", 0)) {
            String address = forward.address();
            time.at(Duration.ofSeconds(5), () -> pod("web-1", true));
            delete("web-0");
            forward.follow(progress);
            assertEquals("web-1", forward.pod());
            assertEquals(address, forward.address());
            assertEquals(address + " leads to pod web-1", told.get(told.size() - 1));
            assertEquals(Duration.ofSeconds(5), time.passed());
            connect(address).close();
        }
    }

    /** As a StatefulSet's pod comes back: the old connection would lead to a container that is gone. */
    @Test
    void aPodOfTheSameNameIsAnotherPod() throws IOException {
        try (Forward forward = Forward.to(client, "x", "web", 0)) {
            delete("web-0");
            pod("web-0", true);
            forward.follow(progress);
            assertEquals(List.of(forward.address() + " leads to pod web-0"), told.subList(1, told.size()));
        }
    }

    @Test
    void leavesAPodThatIsNoLongerReady() throws IOException {
        try (Forward forward = Forward.to(client, "x", "web", 0)) {
            delete("web-0");
            pod("web-0", false);
            pod("web-1", true);
            forward.follow(progress);
            assertEquals("web-1", forward.pod());
        }
    }

    @Test
    void withoutAPodForAMinuteOneSentenceSaysSo() throws IOException {
        try (Forward forward = Forward.to(client, "x", "web", 0)) {
            delete("web-0");
            assertEquals(
                    "No pod behind Service web in x has become ready within 60 s: see 'scripts/demo status', then open"
                            + " it again.",
                    messageOf(() -> forward.follow(progress)));
            assertEquals(Duration.ofMinutes(1), time.passed());
            assertEquals("pod web-0 serves no longer, waiting for another behind Service web in x", told.get(0));
            assertThrows(ConnectException.class, () -> connect(forward.address()), "nobody answers any more");
        }
    }

    @Test
    void refusesAServiceWithoutAReadyPod() {
        delete("web-0");
        pod("web-0", false);
        assertTrue(messageOf(() -> Forward.to(client, "x", "web", 0))
                .startsWith("No pod behind Service web in x is ready: "));
    }

    @Test
    void refusesAPortThatDoesNotExist() {
        assertEquals(
                "There is no port 99999: choose one up to 65535, or 0 for any that is free.",
                messageOf(() -> Forward.to(client, "x", "web", 99_999)));
    }

    @Test
    void refusesAServiceThatSelectsNoPods() {
        MockApi.create(
                client,
                "Service",
                "name: alias, namespace: x",
                "spec: {type: ExternalName, externalName: elsewhere.example.com}");
        assertEquals(
                "Service alias in x selects no pods, it is an alias of elsewhere.example.com: "
                        + "choose another that 'scripts/demo status' shows.",
                messageOf(() -> Forward.to(client, "x", "alias", 0)));
    }

    private void pod(String name, boolean ready) {
        MockApi.create(
                client,
                "Pod",
                "name: " + name + ", namespace: x, labels: {app: web}",
                "spec: {containers: [{name: web, ports: [{name: http, containerPort: 8080}]}]}",
                "status: {conditions: [{type: Ready, status: '" + (ready ? "True" : "False") + "'}]}");
    }

    private void delete(String pod) {
        client.pods().inNamespace("x").withName(pod).delete();
    }

    private static Socket connect(String address) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(address.replaceFirst(".*:", "")));
    }
}
