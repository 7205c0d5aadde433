package book.breaks;

import java.util.List;

/**
 * What may be broken, a class for each chapter.
 *
 * <p>No pattern names a pod, an address or a time: those are others in the next recording. A number that the change sets is as
 * far off as the break would put it, whatever the next run measures.
 */
public final class Breaks {
    private Breaks() {}

    /** Those of the chapter with this number; none for one that has no recording. */
    public static List<Break> of(String chapter) {
        return switch (chapter) {
            case "02" -> Chapter02.breaks();
            case "03" -> Chapter03.breaks();
            case "04" -> Chapter04.breaks();
            case "05" -> Chapter05.breaks();
            case "06" -> Chapter06.breaks();
            case "07" -> Chapter07.breaks();
            case "08" -> Chapter08.breaks();
            case "09" -> Chapter09.breaks();
            case "10" -> Chapter10.breaks();
            case "11" -> Chapter11.breaks();
            case "12" -> Chapter12.breaks();
            default -> List.of();
        };
    }
}
