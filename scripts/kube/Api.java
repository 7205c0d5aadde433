package kube;

import base.Reason;
import base.UserError;
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
            throw new UserError("Cannot " + doing + " (" + message(e) + ")", advice(e.getCode()), e);
        }
    }

    /** The API server's own words, without the client's preamble. */
    static String message(KubernetesClientException e) {
        if (e.getStatus() != null && e.getStatus().getMessage() != null)
            return sentence(e.getStatus().getMessage());
        return Reason.of(e);
    }

    static boolean unauthorized(KubernetesClientException e) {
        return e.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED || e.getCode() == HttpURLConnection.HTTP_FORBIDDEN;
    }

    private static String advice(int code) {
        return switch (code) {
            // Admission refuses with the same code as authorization: a Pod Security level, a quota.
            case HttpURLConnection.HTTP_FORBIDDEN -> "read what is missing: a policy or a right.";
            case HttpURLConnection.HTTP_UNAUTHORIZED -> "renew the credentials, or use another context.";
            case HttpURLConnection.HTTP_NOT_FOUND -> "create the namespace first with 'scripts/demo deploy'.";
            case HttpURLConnection.HTTP_UNAVAILABLE -> "see which API does not answer with 'kubectl get apiservices'.";
            case HttpURLConnection.HTTP_BAD_REQUEST, UNPROCESSABLE -> "correct the manifest.";
            default -> "run it again, or check the cluster with 'kubectl get --raw /readyz'.";
        };
    }

    private static String sentence(String text) {
        return text.strip().replaceAll("\\.$", "");
    }
}
