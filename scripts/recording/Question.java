package recording;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as it is looked up: its text with {@code ‹time›} in the place of each moment, and those moments, in milliseconds.
 *
 * @param text method, path, query, and a digest of the body where there is one
 */
record Question(String text, List<Long> times) {
    /** Seconds, milliseconds or nanoseconds of an epoch, for the years 2020 to 2033, or a time as ISO 8601 has it. */
    private static final Pattern TIME = Pattern.compile(
            "(?<![\\w.-])(?:(1[6-9]\\d{8})(\\.\\d+)?|(1[6-9]\\d{11})|(1[6-9]\\d{17})|(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z))(?![\\w.])");

    private static final int DIGEST = 16;
    private static final int SHOWN = 160;

    static Question of(String method, URI uri, String body) {
        List<Long> times = new ArrayList<>();
        String path = uri.getPath() + (uri.getRawQuery() == null ? "" : "?" + decoded(uri.getRawQuery()));
        String text = method + " " + withoutTimes(path, times);
        if (body != null && !body.isEmpty()) text += " #" + digest(withoutTimes(Slim.canonical(body), times));
        return new Question(text, List.copyOf(times));
    }

    /** As a message names it: what a proxy's address begins with says nothing to a reader. */
    String shown() {
        String end = text.replaceFirst(" #\\w+$", "").replaceFirst(" /api/v1/namespaces/.*/proxy/", " /");
        return end.length() <= SHOWN ? end : end.substring(0, SHOWN) + "…";
    }

    private static String withoutTimes(String text, List<Long> times) {
        return TIME.matcher(text).replaceAll(match -> {
            times.add(millis(match));
            return "‹time›";
        });
    }

    private static long millis(MatchResult match) {
        if (match.group(5) != null) return Instant.parse(match.group(5)).toEpochMilli();
        if (match.group(4) != null) return Long.parseLong(match.group(4)) / 1_000_000;
        if (match.group(3) != null) return Long.parseLong(match.group(3));
        return Math.round(Double.parseDouble(match.group()) * 1000);
    }

    /** In order, because parameters may come from a map that has none. */
    private static String decoded(String query) {
        return Stream.of(query.split("&"))
                .sorted()
                .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
