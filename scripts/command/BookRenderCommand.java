package command;

import base.Checkout;
import book.Book;
import book.Chapters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes web pages of the chapters, with everything inline. */
@Command(name = "render", description = "Makes web pages of the chapters in build/pages, readable offline.")
public final class BookRenderCommand implements Runnable {
    @Parameters(paramLabel = "CHAPTER", arity = "0..*", description = "Numbers or names; all when none is named.")
    private List<String> chapters = new ArrayList<>();

    @Option(names = "--executed", description = "The copies 'book run' made instead of the committed notebooks.")
    private boolean executed;

    @Override
    public void run() {
        Path home = Checkout.root();
        Book book = Book.at(home);
        Chapters source = executed ? Chapters.in(book.executed()) : book.chapters();
        source.named(chapters)
                .forEach(chapter ->
                        System.out.println(home.relativize(book.render(chapter, home.resolve("build/pages")))));
    }
}
