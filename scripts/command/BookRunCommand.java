package command;

import base.Checkout;
import book.Book;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Executes chapters into build/book and leaves the checkout clean. */
@Command(name = "run", description = "Executes chapters into build/book and leaves the checkout clean.")
public final class BookRunCommand implements Runnable {
    @Mixin
    private ChapterOptions options;

    @Override
    public void run() {
        Book book = Book.at(Checkout.root());
        Map<String, String> environment = options.environment();
        options.chosenFrom(book)
                .forEach(chapter ->
                        book.execute(chapter, book.executed(), options.kernel(), options.cellTimeout(), environment));
    }
}
