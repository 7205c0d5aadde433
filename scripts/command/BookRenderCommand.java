package command;

import base.Checkout;
import base.Progress;
import book.Book;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes web pages of the book. */
@Command(
        name = "render",
        description = "Makes web pages of all chapters and manifests in build/site, readable offline.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:The pages are there.", "1:A link leads nowhere, or Sphinx cannot be had.", "130:Interrupted."
        })
public final class BookRenderCommand implements Runnable {
    @Option(names = "--executed", description = "The copies 'book run' made instead of the committed notebooks.")
    private boolean executed;

    @Override
    public void run() {
        Path home = Checkout.root();
        Book book = Book.at(home);
        Path output = home.resolve("build/site");
        Progress progress = Progress.terminal();
        book.render(executed ? book.executed() : home.resolve("notebooks"), output, progress);
        progress.done("The book is at " + home.relativize(output.resolve("index.html")));
    }
}
