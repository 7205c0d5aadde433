package chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/** The names of a narrow chart's series, each after a dash of its colour, in as many lines as they take. */
final class Legend {
    private static final int LINE = 16;
    private static final int DASH = 14;
    private static final int GAP = 12;
    private static final int MARGIN = 10;

    private final int width;
    private final List<List<String>> lines = new ArrayList<>();

    private Legend(Set<String> names, int width) {
        this.width = width;
        int x = width;
        for (String name : names) {
            int wide = DASH + 4 + Canvas.widest(List.of(shown(name)), ChartStyle.SMALL) + GAP;
            if (x + wide > width - MARGIN) {
                lines.add(new ArrayList<>());
                x = MARGIN;
            }
            lines.get(lines.size() - 1).add(name);
            x += wide;
        }
    }

    /** The picture that the drawing makes of what height is left, and the names below it; a wide chart has its own legend. */
    static BufferedImage below(Table table, ChartStyle look, Function<ChartStyle, BufferedImage> drawing) {
        if (!look.narrow()) return drawing.apply(look);
        Map<String, Color> colours = Colours.of(Series.overTime(table).keySet());
        Legend legend = new Legend(Series.overTime(table).keySet(), look.width());
        int height = legend.lines.size() * LINE + 4;
        BufferedImage plot = drawing.apply(look.lower(height));
        BufferedImage both = new BufferedImage(look.width(), look.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = both.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, both.getWidth(), both.getHeight());
        g.drawImage(plot, 0, 0, null);
        g.dispose();
        legend.write(new Canvas(both), colours, plot.getHeight() + LINE - 4.0);
        return both;
    }

    private void write(Canvas canvas, Map<String, Color> colours, double top) {
        double y = top;
        for (List<String> line : lines) {
            double x = MARGIN;
            for (String name : line) {
                canvas.rectangle(x, y - 6, DASH, 3, colours.get(name));
                canvas.text(shown(name), x + DASH + 4, y, 0, ChartStyle.SMALL, ChartStyle.INK);
                x += DASH + 4 + canvas.widthOf(shown(name), ChartStyle.SMALL) + GAP;
            }
            y += LINE;
        }
    }

    private String shown(String name) {
        return Canvas.cut(name, ChartStyle.SMALL, width - 2.0 * MARGIN - DASH - 4);
    }
}
