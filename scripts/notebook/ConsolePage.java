package notebook;

/** A page for people without a kernel: everything as text, one below the other. */
final class ConsolePage implements Page {
    @Override
    public void show(Object thing) {
        System.out.println(Rendering.of(thing).text());
    }

    @Override
    public Place place() {
        return this::show;
    }

    @Override
    public void register(Class<?> type) {
        // a console has nothing to teach
    }
}
