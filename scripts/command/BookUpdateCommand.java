package command;

import base.Checkout;
import book.Book;
import book.Chapter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Executes chapters and refreshes the committed notebooks, their recordings, and the README's pictures. */
@Command(
        name = "update",
        description = "Executes chapters, refreshes the committed notebooks and records what the cells ask.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Every chapter ran to its end.",
            "1:A chapter failed, or its recording is too large; that one is as it was.",
            "2:Wrong usage, such as a chapter or a context that is not there.",
            "3:There is no cluster.",
            "130:Interrupted."
        })
public final class BookUpdateCommand implements Runnable {
    @Mixin
    private ChapterOptions options;

    @Override
    public void run() {
        Map<String, String> environment = options.environment();
        Book book = Book.at(Checkout.root());
        options.chosenFrom(book).forEach(chapter -> update(book, chapter, environment));
        BookPicturesCommand.draw();
    }

    private void update(Book book, Chapter chapter, Map<String, String> environment) {
        book.record(chapter, book.executed(), options.kernel(), options.cellTimeout(), environment);
        book.adopt(chapter, book.executed());
    }
}
