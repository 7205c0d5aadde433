package command;

import base.Checkout;
import book.Thumbnails;
import diagram.Architecture;
import picocli.CommandLine.Command;

/** Draws the README's pictures anew. */
@Command(
        name = "pictures",
        description = "Draws the README's pictures anew: the architecture, and charts of the committed chapters.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:They are drawn.", "1:A chapter has lost the chart that the README shows."})
public final class BookPicturesCommand implements Runnable {
    @Override
    public void run() {
        draw();
    }

    /** The architecture from its source, the charts from the notebooks. */
    static void draw() {
        Architecture.save();
        new Thumbnails(Checkout.root()).save();
    }
}
