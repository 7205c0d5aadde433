package book.breaks;

import java.util.List;
import recording.BrokenRecording;
import tools.jackson.databind.node.ObjectNode;

/** A fresh cluster. */
final class Chapter02 {
    private Chapter02() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "kube-router has died",
                        r -> r.answers("the lab's components").replace("(kube-router.*?\"up\":)true", "$1false"),
                        "all eight processes of the lab are up"),
                Break.of(
                        "the kubelet no longer reports to the API server",
                        r -> r.answers("GET /api/v1/nodes$").replace("\"status\":\"True\"", "\"status\":\"Unknown\""),
                        "the node is Ready"),
                Break.of(
                        "a quota rejects the careless pod, not the security level of its namespace",
                        r -> r.answers("PATCH .*/pods/careless")
                                .replace("violates PodSecurity.*?(?=\",\"reason)", "exceeded quota: pods"),
                        "the careless pod was rejected"),
                Break.of(
                        "the careless Deployment gets its pod",
                        r -> r.answers("GET .*/deployments/careless$")
                                .last()
                                .tree(deployment -> ((ObjectNode) deployment.get("status")).put("replicas", 1)),
                        "the careless Deployment is there, without a pod"),
                Break.of(
                        "Prometheus' Role lists Secrets, too",
                        r -> allowed(r, "\"resource\":\"secrets\""),
                        "it may not read their Secrets"),
                Break.of(
                        "Prometheus' Role lets it delete pods",
                        r -> allowed(r, "\"verb\":\"delete\""),
                        "it may not delete their pods"),
                Break.of(
                        "Prometheus' right is in a ClusterRole, bound in all namespaces",
                        r -> allowed(r, "\"namespace\":\"kube-system\""),
                        "it may not list pods elsewhere"),
                Break.of(
                        "one of the three workers does not become ready",
                        r -> r.answers("GET /api/v1/namespaces/app-a-default/pods$")
                                .become(list -> list.replaceFirst("\"ready\":true", "\"ready\":false")),
                        "three workers are ready"),
                Break.of(
                        "kube-router does not enforce policies: the caller without the label gets through",
                        r -> r.answers("GET .*/caller-without-label/log")
                                .become(200, "  SUCCESS:  Exporter is Healthy.\n"),
                        "without it: the last call did not get through"),
                Break.of(
                        "the policy lets nobody in: the caller with the label is refused, too",
                        r -> r.answers("GET .*/caller-with-label/log").become(200, "connect: connection refused\n"),
                        "with the label: let in"),
                Break.ending(
                        "kube-router does not enforce policies: the first call without the label succeeds, and the pod"
                                + " is not restarted",
                        r -> {
                            BrokenRecording.Answers pod = r.answers("GET .*/caller-without-label$")
                                    .since(r.answers("PATCH .*/caller-without-label\\?")
                                            .moment(0));
                            pod.become(
                                    200,
                                    pod.with("restartCount")
                                            .text()
                                            .replaceAll("\"restartCount\":\\d+", "\"restartCount\":0"));
                        },
                        "two calls without the label to fail"));
    }

    /** The API server allows what it has refused. */
    private static void allowed(BrokenRecording r, String asked) {
        r.answers("POST .*/subjectaccessreviews").with(asked).replace("\"allowed\":false", "\"allowed\":true");
    }
}
