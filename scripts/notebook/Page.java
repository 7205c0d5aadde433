package notebook;

/** Where a notebook's output goes. */
interface Page {
    /** The kernel this code runs in; standard output where there is none, as in a test. */
    static Page current() {
        return KernelPage.find().orElseGet(ConsolePage::new);
    }

    /** Adds a thing below what is there. */
    void show(Object thing);

    /** A place that can be filled again and again. */
    Place place();

    /** Makes the kernel show things of this type our way when they are a cell's last expression. */
    void register(Class<?> type);

    /** A spot on the page whose content can be replaced. */
    @FunctionalInterface
    interface Place {
        /** Replaces what was here. */
        void show(Object thing);
    }
}
