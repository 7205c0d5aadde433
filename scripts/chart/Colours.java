package chart;

import java.awt.Color;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One colour per name, the same in every chart as far as the names of that chart allow. */
final class Colours {
    /** The palette of Okabe and Ito, which colour-blind readers can tell apart; its yellow is too pale for lines. */
    static final List<Color> PALETTE = List.of(
            new Color(0x0072b2),
            new Color(0xe69f00),
            new Color(0x009e73),
            new Color(0xd55e00),
            new Color(0x56b4e9),
            new Color(0xcc79a7),
            new Color(0x000000));
    /** Light to dark: still readable when printed without colour. */
    static final Color[] SCALE = {
        new Color(0xf7fbff), new Color(0xc6dbef), new Color(0x6baed6), new Color(0x2171b5), new Color(0x08306b)
    };

    static final Color LIMIT = new Color(0x777777);

    /** Names the book meets together: spread over the palette by hand, since their hashes may collide. */
    private static final Map<String, Integer> FIXED = Map.ofEntries(
            Map.entry("extract", 0),
            Map.entry("transform", 1),
            Map.entry("load", 2),
            Map.entry("foo", 3),
            Map.entry("bar", 4),
            Map.entry("baz", 5),
            Map.entry("app-a", 0),
            Map.entry("app-b", 1),
            Map.entry("report-a", 2),
            Map.entry("report-b", 3),
            Map.entry("prometheus-0", 0),
            Map.entry("prometheus-1", 1));

    private Colours() {}

    /** A colour for each name; two names share one only when there are more names than colours. */
    static Map<String, Color> of(Collection<String> names) {
        Map<String, Color> colours = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (String name : new TreeSet<>(names)) {
            if (taken.size() == PALETTE.size()) {
                taken.clear();
            }
            int place = place(name, taken);
            taken.add(place);
            colours.put(name, PALETTE.get(place));
        }
        return colours;
    }

    private static int place(String name, Set<Integer> taken) {
        int place = FIXED.getOrDefault(name, Math.floorMod(name.hashCode(), PALETTE.size()));
        while (taken.contains(place)) {
            place = (place + 1) % PALETTE.size();
        }
        return place;
    }
}
