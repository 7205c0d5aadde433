package command;

import base.Checkout;
import book.Book;
import book.Chapter;
import book.Finished;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Executes chapters into build/book and leaves the checkout clean. */
@Command(name = "run", description = "Executes chapters into build/book and leaves the checkout clean.")
public final class BookRunCommand implements Runnable {
    /** Runs in this process alone, so it has nothing to do with a cluster. */
    private static final String WITHOUT_CLUSTER = "01";

    @Mixin
    private ChapterOptions options;

    @Option(
            names = "--resume",
            description = {
                "Skips chapters that a run with --resume has finished: the same notebook and",
                "classes on the same cluster. Delete build/book/finished to run all of them again."
            })
    private boolean resume;

    @Override
    public void run() {
        Book book = Book.at(Checkout.root());
        Finished finished = new Finished(
                book.executed().resolve("finished"), Checkout.root().resolve("scripts/.lib/.classpath"));
        List<Chapter> chapters = options.chosenFrom(book);
        Map<String, String> environment = options.environment();
        for (Chapter chapter : chapters) {
            String cluster = resume && !chapter.number().equals(WITHOUT_CLUSTER) ? options.cluster() : "";
            if (resume && finished.contains(chapter, cluster)) {
                System.out.println("Chapter " + chapter.name() + ": done before");
                continue;
            }
            System.out.printf("Chapter %s, %d of %d%n", chapter.name(), chapters.indexOf(chapter) + 1, chapters.size());
            book.execute(chapter, book.executed(), options.kernel(), options.cellTimeout(), environment);
            if (resume) finished.add(chapter, cluster);
        }
    }
}
