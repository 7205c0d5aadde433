package diagram;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.sourceforge.plantuml.FileFormat;
import net.sourceforge.plantuml.FileFormatOption;
import net.sourceforge.plantuml.SourceStringReader;

/** Draws what is written in PlantUML's language. */
final class PlantUml {
    private PlantUml() {}

    /** The picture as PNG, which carries the source it was drawn from. */
    static byte[] png(String source) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            new SourceStringReader(source).outputImage(png, new FileFormatOption(FileFormat.PNG));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
