package chart;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A page of charts, each at its place on a grid of 24 columns and as many rows as it takes. */
public final class Board {
    private static final int COLUMNS = 24;
    /** Pixels of a row of the grid. */
    private static final int ROW = 30;

    private static final int GAP = 6;
    private static final int HEAD = 34;
    private static final int FOOT = 20;

    private final String title;
    private final String mark;
    private final List<Place> places = new ArrayList<>();

    private record Place(Chart chart, int x, int y, int width, int height) {}

    /** An empty page with a title, and a few small words below such as when the values were recorded. */
    public Board(String title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    /** Puts a chart there, in units of the grid; it takes the size of its place. */
    public Board add(Chart chart, int x, int y, int width, int height) {
        places.add(new Place(chart, x, y, width, height));
        return this;
    }

    /** The picture, as wide as any other of the book. */
    public byte[] png() {
        int rows =
                places.stream().mapToInt(place -> place.y + place.height).max().orElse(0);
        int height = HEAD + rows * ROW + FOOT;
        BufferedImage page = new BufferedImage(ChartStyle.WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = page.createGraphics();
        g.setColor(ChartStyle.GRID);
        g.fillRect(0, 0, page.getWidth(), page.getHeight());
        for (Place place : places) {
            int left = column(place.x);
            int top = HEAD + place.y * ROW;
            place.chart.width(column(place.x + place.width) - left - GAP).height(place.height * ROW - GAP);
            g.drawImage(place.chart.picture(), left, top, null);
        }
        g.dispose();
        Canvas canvas = new Canvas(page);
        canvas.text(title, GAP, 22, 0, ChartStyle.TITLE, ChartStyle.INK);
        canvas.text(mark, ChartStyle.WIDTH - 2.0 * GAP, height - 7.0, 1, ChartStyle.SMALL, ChartStyle.GREY);
        return Canvas.png(canvas.image());
    }

    /** What a reader without pictures gets. */
    @Override
    public String toString() {
        return "Dashboard: " + title
                + places.stream().map(place -> "\n  " + place.chart.title()).collect(Collectors.joining());
    }

    private static int column(int number) {
        return GAP + number * (ChartStyle.WIDTH - GAP) / COLUMNS;
    }
}
