package kube;

import base.Reason;
import base.UserError;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that ran in a pod.
 *
 * @param exit its exit code
 * @param output what it printed, errors included
 */
public record PodCommand(int exit, String output) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static PodCommand run(KubernetesClient client, String namespace, String pod, String... line) {
        String what = "run " + line[0] + " in pod " + pod;
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ExecWatch running = Api.call(what, () -> client.pods()
                .inNamespace(namespace)
                .withName(pod)
                .writingOutput(output)
                .writingError(output)
                .exec(line))) {
            int exit = running.exitCode().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return new PodCommand(exit, output.toString(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UserError.interrupted("'" + what + "'");
        } catch (ExecutionException e) {
            throw new UserError(
                    "Cannot " + what + " (" + Reason.of(e.getCause()) + ")",
                    "see whether the pod runs and its image has the program.",
                    e);
        } catch (TimeoutException e) {
            throw new UserError(
                    "Cannot " + what + " (it still ran after " + LIMIT.toSeconds() + " s)",
                    "run it again when the node has less to do.",
                    e);
        }
    }
}
