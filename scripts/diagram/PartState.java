package diagram;

/** How far a part of the architecture has come, and the colour that says so. */
public enum PartState {
    /** Nothing of it has been applied. */
    ABSENT("#F7F7F7"),
    /** Applied, but some of its pods are not ready. */
    WAITING("#FBD9A8"),
    /** Every pod of it is ready. */
    READY("#A6DCC9");

    private final String fill;

    PartState(String fill) {
        this.fill = fill;
    }

    String fill() {
        return fill;
    }
}
