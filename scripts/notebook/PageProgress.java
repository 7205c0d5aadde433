package notebook;

import base.Progress;
import java.util.ArrayList;
import java.util.List;
import notebook.Page.Place;

/** Finished steps and the current one, in one place of the page. */
final class PageProgress implements Progress {
    private final Page page;
    private final List<String> finished = new ArrayList<>();
    private Place place;
    private String last = "";

    PageProgress(Page page) {
        this.page = page;
    }

    @Override
    public synchronized void show(String line) {
        if (!line.equals(last)) {
            draw(line);
            last = line;
        }
    }

    @Override
    public synchronized void done(String line) {
        draw(line);
        finished.add(line);
        last = "";
    }

    private void draw(String line) {
        if (place == null) {
            place = page.place();
        }
        place.show(String.join("\n", finished) + (finished.isEmpty() ? "" : "\n") + line);
    }
}
