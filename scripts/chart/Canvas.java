package chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;

/** A white picture with a title and a plot, for the kinds that XChart does not draw: rows of coloured cells or bars. */
final class Canvas {
    private static final int TOP = 38;
    /** Pixels that a mark of the time axis needs at least. */
    private static final int TICK = 70;

    private static final FontRenderContext RENDERING = new FontRenderContext(null, true, false);

    private final BufferedImage image;
    private final Graphics2D g;
    private final int left;
    private final int width;
    private final int height;

    Canvas(ChartStyle look, int left, int right, int bottom) {
        this.image = new BufferedImage(look.width(), look.height(), BufferedImage.TYPE_INT_RGB);
        this.g = image.createGraphics();
        this.left = left;
        this.width = look.width() - left - right;
        this.height = look.height() - TOP - bottom;
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        text(
                cut(look.title(), look.titleFont(), look.width() - 8.0),
                look.width() / 2.0,
                24,
                0.5,
                look.titleFont(),
                ChartStyle.INK);
    }

    /** To draw on a picture that is there already. */
    Canvas(BufferedImage picture) {
        this.image = picture;
        this.g = picture.createGraphics();
        this.left = 0;
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** A picture that only says why it is empty. */
    static BufferedImage blank(ChartStyle look, String why) {
        Canvas canvas = new Canvas(look, 40, 40, 30);
        canvas.rectangle(40, TOP, canvas.width, canvas.height, new Color(0xf7f7f7));
        canvas.text(why, look.width() / 2.0, TOP + canvas.height / 2.0, 0.5, ChartStyle.LABEL, ChartStyle.GREY);
        return canvas.image();
    }

    double left() {
        return left;
    }

    double top() {
        return TOP;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double right() {
        return left + width;
    }

    double bottom() {
        return TOP + height;
    }

    /** Text whose anchor lies at this share of its width: 0 left, 0.5 middle, 1 right. */
    void text(String text, double x, double baseline, double anchor, Font font, Color colour) {
        if (text.isEmpty()) return;
        g.setColor(colour);
        // as outlines, which is how XChart draws text: the same letters in every picture
        Shape letters = new TextLayout(text, font, RENDERING)
                .getOutline(AffineTransform.getTranslateInstance(x - anchor * widthOf(text, font), baseline));
        g.fill(letters);
    }

    /** Text that runs upwards, its middle here. */
    void upwards(String text, double x, double y, Font font) {
        AffineTransform before = g.getTransform();
        g.rotate(-Math.PI / 2, x, y);
        text(text, x, y + 4, 0.5, font, ChartStyle.INK);
        g.setTransform(before);
    }

    int widthOf(String text, Font font) {
        return widest(List.of(text), font);
    }

    void rectangle(double x, double y, double w, double h, Color colour) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(x, y, w, h));
    }

    void diamond(double x, double y, double size, Color colour) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(x, y - size);
        shape.lineTo(x + size, y);
        shape.lineTo(x, y + size);
        shape.lineTo(x - size, y);
        shape.closePath();
        g.setColor(colour);
        g.fill(shape);
    }

    /** A triangle that hangs from here and points upwards, to what lies above the picture. */
    void above(double x, double y, double size, Color colour) {
        Path2D shape = new Path2D.Double();
        shape.moveTo(x, y);
        shape.lineTo(x + size, y + 2 * size);
        shape.lineTo(x - size, y + 2 * size);
        shape.closePath();
        g.setColor(colour);
        g.fill(shape);
    }

    void line(double x1, double y1, double x2, double y2, Color colour) {
        g.setColor(colour);
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void line(double x1, double y1, double x2, double y2, Color colour, BasicStroke stroke) {
        g.setStroke(stroke);
        line(x1, y1, x2, y2, colour);
        g.setStroke(new BasicStroke(1));
    }

    /** Where this moment lies. */
    double at(Instant time, Instant from, Instant to) {
        return left
                + width
                        * (time.toEpochMilli() - from.toEpochMilli())
                        / (double) Math.max(1, to.toEpochMilli() - from.toEpochMilli());
    }

    /** Labels and lines for time below the plot. */
    void timeAxis(Instant from, Instant to, boolean grid) {
        TimeAxis axis = new TimeAxis(from, to, Math.max(1, Math.min(TimeAxis.MOST, width / TICK)));
        for (Instant tick : axis.ticks()) {
            double x = at(tick, from, to);
            line(x, grid ? TOP : bottom(), x, bottom() + 4, grid ? ChartStyle.GRID : ChartStyle.GREY);
            text(axis.label(tick), x, bottom() + 18, 0.5, ChartStyle.SMALL, ChartStyle.INK);
        }
        text(ChartStyle.TIME, left + width / 2.0, bottom() + 36, 0.5, ChartStyle.AXIS, ChartStyle.INK);
    }

    BufferedImage image() {
        g.dispose();
        return image;
    }

    /** A small text, its middle here, that can be read on anything. */
    void onWhite(String text, double x, double baseline) {
        int wide = widthOf(text, ChartStyle.SMALL);
        rectangle(x - wide / 2.0 - 1, baseline - 10, wide + 2.0, 12, Color.WHITE);
        text(text, x, baseline, 0.5, ChartStyle.SMALL, ChartStyle.INK);
    }

    /** A dashed line from top to bottom with its name beside it, on white so that it can be read on anything. */
    void event(String name, double x, double top, double bottom) {
        line(x, top, x, bottom, ChartStyle.INK, ChartStyle.DASHED);
        int wide = widthOf(name, ChartStyle.SMALL);
        double start = x + wide + 8 < image.getWidth() ? x + 4 : x - 4 - wide;
        rectangle(start - 1, top, wide + 2.0, 14, Color.WHITE);
        text(name, start, top + 11, 0, ChartStyle.SMALL, ChartStyle.INK);
    }

    static byte[] png(BufferedImage picture) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(picture, "png", png);
            return png.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As much of the text as fits, with an ellipsis for the rest. */
    static String cut(String text, Font font, double room) {
        if (widest(List.of(text), font) <= room) return text;
        int length = text.length();
        while (length > 1 && widest(List.of(text.substring(0, length) + "…"), font) > room) length--;
        return text.substring(0, length) + "…";
    }

    /** Pixels that the longest of these texts takes. */
    static int widest(Iterable<String> texts, Font font) {
        double widest = 0;
        for (String text : texts)
            widest = Math.max(widest, font.getStringBounds(text, RENDERING).getWidth());
        return (int) Math.ceil(widest);
    }
}
