package command;

import base.Checkout;
import book.Book;
import book.Chapter;
import diagram.Architecture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import recording.Recording;

/** Executes chapters and refreshes the committed notebooks, their recordings, and the README's picture. */
@Command(
        name = "update",
        description = "Executes chapters, refreshes the committed notebooks and records what the cells ask.")
public final class BookUpdateCommand implements Runnable {
    @Mixin
    private ChapterOptions options;

    @Override
    public void run() {
        Map<String, String> environment = options.environment();
        Architecture.save();
        Book book = Book.at(Checkout.root());
        options.chosenFrom(book).forEach(chapter -> update(book, chapter, environment));
    }

    private void update(Book book, Chapter chapter, Map<String, String> environment) {
        Path exchanges = book.executed().resolve(chapter.name() + ".exchanges.jsonl");
        Map<String, String> recording = new HashMap<>(environment);
        recording.put("OBSERVABILITY_RECORD", exchanges.toString());
        Path copy = book.execute(chapter, book.executed(), options.kernel(), options.cellTimeout(), recording);
        Recording.pack(
                exchanges,
                chapter.name(),
                Recording.file(chapter.notebook().toAbsolutePath().getParent(), chapter.name()));
        book.adopt(chapter, copy);
    }
}
