package chart;

import java.awt.Color;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /** Names that were handed in, and the place of each in the palette. */
    private static final Map<String, Integer> FIXED = new ConcurrentHashMap<>();
    /** What tells things of one kind apart: the last letter of app-b, the last number of prometheus-1. */
    private static final Pattern SUFFIX = Pattern.compile(".*-(?:([a-z])|(\\d{1,3}))");

    /** Names that have a place of their own choose before those that take any. */
    private static final Comparator<String> FIRST_COME = Comparator.comparing((String name) -> !FIXED.containsKey(name))
            .thenComparing(name -> !SUFFIX.matcher(name).matches())
            .thenComparing(name -> name);

    private Colours() {}

    /** Gives these names the colours of the palette in this order, in every chart from now on. */
    static void fix(List<String> names) {
        for (int i = 0; i < names.size(); i++) FIXED.put(names.get(i), i % PALETTE.size());
    }

    /** Forgets what was handed in; for tests. */
    static void forget() {
        FIXED.clear();
    }

    /** Whether a colour tells a reader of other charts what is meant: all these names were handed in. */
    static boolean known(Collection<String> names) {
        return FIXED.keySet().containsAll(names);
    }

    /** A colour for each name; two names share one only when there are more names than colours. */
    static Map<String, Color> of(Collection<String> names) {
        Map<String, Color> colours = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (String name : names.stream().distinct().sorted(FIRST_COME).toList()) {
            if (taken.size() == PALETTE.size()) {
                taken.clear();
            }
            int place = place(name, taken);
            taken.add(place);
            colours.put(name, PALETTE.get(place));
        }
        return colours;
    }

    /** A colour on the way from one to another; share 0 is the first, 1 the second. */
    static Color between(Color one, Color other, double share) {
        return new Color(
                mixed(one.getRed(), other.getRed(), share),
                mixed(one.getGreen(), other.getGreen(), share),
                mixed(one.getBlue(), other.getBlue(), share));
    }

    private static int mixed(int one, int other, double share) {
        return (int) Math.round(one + (other - one) * share);
    }

    private static int place(String name, Set<Integer> taken) {
        int place = FIXED.getOrDefault(name, bySuffix(name)) % PALETTE.size();
        while (taken.contains(place)) {
            place = (place + 1) % PALETTE.size();
        }
        return place;
    }

    private static int bySuffix(String name) {
        Matcher suffix = SUFFIX.matcher(name);
        // black is the last, for those who find all others taken
        if (!suffix.matches()) return Math.floorMod(name.hashCode(), PALETTE.size() - 1);
        return suffix.group(1) != null ? suffix.group(1).charAt(0) - 'a' : Integer.parseInt(suffix.group(2));
    }
}
