package chart;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Round moments between two others, at most seven, with no more of a clock than tells them apart. */
final class TimeAxis {
    static final int MOST = 7;
    private static final long DAY = 86_400;
    private static final List<Long> STEPS_SECONDS = List.of(
            1L, 2L, 5L, 10L, 15L, 30L, 60L, 120L, 300L, 600L, 900L, 1800L, 3600L, 7200L, 10_800L, 21_600L, 43_200L, DAY,
            2 * DAY, 7 * DAY, 14 * DAY, 28 * DAY, 91 * DAY, 364 * DAY);

    private final Instant from;
    private final Instant to;
    private final long step;

    TimeAxis(Instant from, Instant to) {
        this(from, to, MOST);
    }

    /** With at most so many marks, for an axis that is short. */
    TimeAxis(Instant from, Instant to, int most) {
        this.from = from;
        this.to = to;
        long seconds = Duration.between(from, to).toSeconds();
        this.step = STEPS_SECONDS.stream()
                .filter(s -> seconds / s < most)
                .findFirst()
                .orElse(364 * DAY);
    }

    List<Instant> ticks() {
        List<Instant> ticks = new ArrayList<>();
        long first = Math.floorDiv(from.getEpochSecond() + step - 1, step) * step;
        for (long at = first; !Instant.ofEpochSecond(at).isAfter(to); at += step) {
            if (!Instant.ofEpochSecond(at).isBefore(from)) ticks.add(Instant.ofEpochSecond(at));
        }
        return ticks;
    }

    String label(Instant tick) {
        return DateTimeFormatter.ofPattern(pattern()).withZone(ZoneOffset.UTC).format(tick);
    }

    String pattern() {
        if (step >= DAY) return "MM-dd";
        if (Duration.between(from, to).toHours() >= 24) return "MM-dd HH:mm";
        return step < 60 ? "HH:mm:ss" : "HH:mm";
    }
}
