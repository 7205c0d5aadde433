package notebook;

/** A sentence about a notebook's answers that nobody should overlook. */
record Remark(String text) {
    String markdown() {
        return "> **" + text + "**";
    }
}
