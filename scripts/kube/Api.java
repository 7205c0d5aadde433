package kube;

import base.Reason;
import base.UserError;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.function.Supplier;

/** Calls the API server so that its refusals reach the user as one sentence. */
public final class Api {
    private static final int UNPROCESSABLE = 422;

    private Api() {}

    /** Makes the call; throws UserError "Cannot ‹doing› (the server's own words): what to do." */
    public static <T> T call(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            if (Reason.isInterrupted(e)) throw UserError.interrupted("'" + doing + "'");
            throw new UserError("Cannot " + doing + " (" + message(e) + ")", advice(e), e);
        }
    }

    /** The API server's own words, without the client's preamble. */
    static String message(KubernetesClientException e) {
        if (e.getStatus() != null && e.getStatus().getMessage() != null)
            return sentence(e.getStatus().getMessage());
        return Reason.of(e);
    }

    /** The API server's own words in a failure of {@link #call}. */
    static String message(UserError failure) {
        return failure.getCause() instanceof KubernetesClientException e ? message(e) : failure.what();
    }

    /** Whether a failure of {@link #call} is one of the connection or the server, and not an answer: asked again, it may pass. */
    static boolean unanswered(UserError failure) {
        return failure.getCause() instanceof KubernetesClientException e
                && (e.getCode() == 0 || e.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR);
    }

    static boolean unauthorized(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED || e.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }

    private static String advice(KubernetesClientException e) {
        return switch (e.getCode()) {
            // Admission refuses with the same code as authorization: a Pod Security level, a quota.
            case HttpURLConnection.HTTP_FORBIDDEN -> "read what is missing: a policy or a right.";
            case HttpURLConnection.HTTP_UNAUTHORIZED -> "renew the credentials, or use another context.";
            case HttpURLConnection.HTTP_NOT_FOUND -> whatIsAbsent(e);
            case HttpURLConnection.HTTP_UNAVAILABLE -> "see which API does not answer with 'kubectl get apiservices'.";
            case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE -> "correct the manifest.";
            default -> "run it again, or check the cluster with 'kubectl get --raw /readyz'.";
        };
    }

    /** The same code says that an object, its namespace or its whole kind is absent; only the first two are named. */
    private static String whatIsAbsent(KubernetesClientException e) {
        StatusDetails details = e.getStatus() == null ? null : e.getStatus().getDetails();
        if (details == null || details.getKind() == null || details.getName() == null)
            return "install what defines this kind, or correct its apiVersion; 'kubectl api-resources' lists the"
                    + " kinds.";
        return details.getKind().equals("namespaces")
                ? "create the namespace first with 'scripts/demo deploy'."
                : "see what there is with 'kubectl get " + details.getKind() + "'.";
    }

    private static String sentence(String text) {
        return text.strip().replaceAll("\\.$", "");
    }
}
