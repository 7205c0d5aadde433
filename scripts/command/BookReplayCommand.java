package command;

import base.Checkout;
import book.Book;
import book.Chapter;
import book.Kernel;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Executes chapters from their recordings, without any cluster. */
@Command(name = "replay", description = "Executes chapters from their recordings into build/replay; needs no cluster.")
public final class BookReplayCommand implements Runnable {
    @Parameters(paramLabel = "CHAPTER", arity = "0..*", description = "Numbers or names; all when none is named.")
    private List<String> chapters = new ArrayList<>();

    @Option(
            names = "--kernel",
            defaultValue = "java",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} when not named.")
    private Kernel kernel;

    @Override
    public void run() {
        Book book = Book.at(Checkout.root());
        for (Chapter chapter : book.chapters().named(chapters))
            book.replay(chapter, Checkout.root().resolve("build/replay"), kernel);
    }
}
