package chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Small lines below a picture: the query it shows, what the server said besides, and on the right when it was recorded. */
final class Caption {
    private static final Font QUERY = new Font(Font.MONOSPACED, Font.PLAIN, 11);
    private static final Color WARNING = new Color(0xa04000);
    private static final int MARGIN = 12;
    private static final int LINE = 15;
    private static final FontMetrics METRICS = metrics();

    private final String mark;
    private final int characters;
    private final List<String> query;
    private final List<String> notes = new ArrayList<>();

    Caption(String query, List<String> notes, String mark, int width) {
        this.mark = mark;
        this.characters = (width - 2 * MARGIN) / METRICS.charWidth('m');
        this.query = query.isBlank() ? List.of() : wrapped(query.strip().replaceAll("\\s*\\R\\s*", " "));
        notes.forEach(note -> this.notes.addAll(wrapped("! " + note)));
    }

    /** Pixels that it takes. */
    int height() {
        int lines = query.size() + notes.size() + (mark.isEmpty() ? 0 : 1);
        return lines == 0 ? 0 : lines * LINE + MARGIN / 2;
    }

    /** The picture with the lines below it. */
    BufferedImage below(BufferedImage picture) {
        if (height() == 0) return picture;
        BufferedImage both =
                new BufferedImage(picture.getWidth(), picture.getHeight() + height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = both.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, both.getWidth(), both.getHeight());
        g.drawImage(picture, 0, 0, null);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(QUERY);
        int y = write(g, query, ChartStyle.GREY, picture.getHeight() + LINE - 4);
        y = write(g, notes, WARNING, y);
        g.setFont(ChartStyle.SMALL);
        g.setColor(ChartStyle.GREY);
        g.drawString(mark, both.getWidth() - MARGIN - g.getFontMetrics().stringWidth(mark), y);
        g.dispose();
        return both;
    }

    private static int write(Graphics2D g, List<String> lines, Color colour, int top) {
        g.setColor(colour);
        int y = top;
        for (String line : lines) {
            g.drawString(line, MARGIN, y);
            y += LINE;
        }
        return y;
    }

    /** Broken at spaces where there are any. */
    private List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        int most = characters;
        while (rest.length() > most) {
            int space = rest.lastIndexOf(' ', most);
            int cut = space > most / 2 ? space : most;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).stripLeading();
        }
        lines.add(rest);
        return lines;
    }

    private static FontMetrics metrics() {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            return g.getFontMetrics(QUERY);
        } finally {
            g.dispose();
        }
    }
}
