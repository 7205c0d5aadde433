package chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.IChart;

/** Small words in a picture's lower right corner. */
final class Mark {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
    private static final Color GREY = new Color(0x767676);
    private static final int MARGIN = 6;

    private Mark() {}

    static byte[] png(IChart chart, String words) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(ChartEncoder.getBytes(chart, "png")));
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(FONT);
        graphics.setColor(GREY);
        int width = graphics.getFontMetrics().stringWidth(words);
        graphics.drawString(words, image.getWidth() - width - MARGIN, image.getHeight() - MARGIN);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
