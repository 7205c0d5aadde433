package command;

import base.Checkout;
import book.Book;
import book.Chapter;
import book.Finished;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Executes chapters into build/book and leaves the checkout clean. */
@Command(
        name = "run",
        description = "Executes chapters into build/book and leaves the checkout clean.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Every chapter ran to its end, but for those that were left out because an image cannot be had.",
            "1:A chapter failed.",
            "2:Wrong usage, such as a context that is not there.",
            "3:There is no cluster, or every chapter was left out.",
            "130:Interrupted; with --resume it goes on."
        })
public final class BookRunCommand implements Callable<Integer> {
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
    public Integer call() {
        Book book = Book.at(Checkout.root());
        Finished finished = new Finished(
                book.executed().resolve("finished"), Checkout.root().resolve("scripts/.lib/.classpath"));
        List<Chapter> chapters = options.chosenFrom(book);
        Map<String, String> environment = options.environment();
        Map<Chapter, String> leftOut = options.leftOut(chapters);
        for (Chapter chapter : chapters) {
            if (leftOut.containsKey(chapter)) {
                System.out.println("Chapter " + chapter.name() + ", left out. " + leftOut.get(chapter));
                continue;
            }
            String cluster = resume && !chapter.number().equals(WITHOUT_CLUSTER) ? options.cluster() : "";
            if (resume && finished.contains(chapter, cluster)) {
                System.out.println("Chapter " + chapter.name() + ": done before");
                continue;
            }
            System.out.printf("Chapter %s, %d of %d%n", chapter.name(), chapters.indexOf(chapter) + 1, chapters.size());
            book.execute(chapter, book.executed(), options.kernel(), options.cellTimeout(), environment);
            if (resume) finished.add(chapter, cluster);
        }
        return leftOut.size() < chapters.size() ? 0 : 3;
    }
}
