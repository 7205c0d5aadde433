package recording;

import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardHttpRequest.ByteArrayBodyContent;
import java.nio.charset.StandardCharsets;

/** What a request sends, as text. */
final class Bodies {
    private Bodies() {}

    static String text(StandardHttpRequest request) {
        if (request.body() instanceof ByteArrayBodyContent bytes)
            return new String(bytes.getContent(), StandardCharsets.UTF_8);
        String text = request.bodyString();
        return text == null ? "" : text;
    }
}
