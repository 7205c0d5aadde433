package command;

import base.Checkout;
import book.Book;
import book.Kernel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Executes chapters from their recordings, without any cluster. */
@Command(
        name = "replay",
        description = "Executes chapters from their recordings into build/replay/KERNEL; needs no cluster.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:Every chapter ran to its end.",
            "1:A chapter failed.",
            "2:Wrong usage, such as a chapter that is not there.",
            "130:Interrupted."
        })
public final class BookReplayCommand implements Runnable {
    @Parameters(paramLabel = "CHAPTER", arity = "0..*", description = "Numbers or names; all when none is named.")
    private List<String> chapters = new ArrayList<>();

    @Mixin
    private KernelOption option;

    @Override
    public void run() {
        Kernel kernel = option.kernel();
        Book book = Book.at(Checkout.root());
        Path folder = Checkout.root().resolve("build/replay").resolve(kernel.name());
        book.replay(book.chapters().named(chapters), folder, kernel);
    }
}
