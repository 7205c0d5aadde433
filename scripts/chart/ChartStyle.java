package chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.TimeZone;
import java.util.function.DoubleFunction;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What all charts of the book have in common, and what the caller wants of this one; {@code digits} writes its values, {@code paint} colours them. */
record ChartStyle(
        String title,
        String unit,
        String scale,
        DoubleFunction<String> digits,
        DoubleFunction<Color> paint,
        String underneath,
        int width,
        int height,
        List<Chart.Limit> limits,
        List<Chart.Event> events,
        List<Series.Point> dots) {
    static final int WIDTH = 830;
    static final String TIME = "time (UTC)";
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    static final Font NARROW_TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font AXIS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Color INK = new Color(0x222222);
    static final Color GREY = new Color(0x666666);
    static final Color GRID = new Color(0xe4e4e4);
    static final BasicStroke DASHED =
            new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);
    /** Limits have one colour, because colours are for what was measured; the dashes tell them apart. */
    private static final List<BasicStroke> LIMITS = List.of(dashes(3, 3), dashes(12, 4), dashes(12, 4, 3, 4));
    /** Characters for each pixel of width. */
    private static final double LEGEND_BELOW = 90.0 / WIDTH;

    private static final int TIME_LABEL_DISTANCE = 150;
    private static final int NARROW_LABEL_DISTANCE = 74;

    /** A style with a title and nothing else. */
    static ChartStyle titled(String title, int height) {
        return new ChartStyle(
                title,
                "",
                "",
                Digits::of,
                value -> Colours.PALETTE.get(0),
                "",
                WIDTH,
                height,
                List.of(),
                List.of(),
                List.of());
    }

    /** The same for values of another unit. */
    ChartStyle measuring(String other) {
        return new ChartStyle(title, other, scale, digits, paint, underneath, width, height, limits, events, dots);
    }

    /** The same, so much lower, for what comes below. */
    ChartStyle lower(int pixels) {
        return new ChartStyle(
                title, unit, scale, digits, paint, underneath, width, height - pixels, limits, events, dots);
    }

    /** Whether it is a part of a page: then the numbers carry the unit, and names stand below in several lines. */
    boolean narrow() {
        return width < WIDTH;
    }

    Font titleFont() {
        return narrow() ? NARROW_TITLE : TITLE;
    }

    /** The label of the axis that carries the values. */
    String valueAxis() {
        return unit.isEmpty() ? "value" : unit;
    }

    /** A value as axes and bars show it. */
    String value(double value) {
        return digits.apply(value);
    }

    void apply(AxesChartStyler styler) {
        styler.setTimezone(TimeZone.getTimeZone("UTC"));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotContentSize(0.98);
        styler.setPlotGridLinesColor(GRID);
        styler.setChartTitleFont(titleFont());
        styler.setAxisTitlesVisible(!narrow());
        styler.setAxisTitleFont(AXIS);
        styler.setLegendFont(LABEL);
        styler.setAxisTickLabelsFont(SMALL);
        styler.setAxisTickMarksColor(GRID);
        styler.setXAxisTickMarkSpacingHint(width < WIDTH ? NARROW_LABEL_DISTANCE : TIME_LABEL_DISTANCE);
        styler.setYAxisTickLabelsFormattingFunction(this::value);
        styler.setAnnotationTextFont(SMALL).setAnnotationTextFontColor(INK);
        styler.setAnnotationLineColor(GREY).setAnnotationLineStroke(DASHED);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setAntiAlias(true);
    }

    private static BasicStroke dashes(float... pixels) {
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, pixels, 0);
    }

    /** The line of this limit, unlike that of the next one. */
    BasicStroke stroke(Chart.Limit limit) {
        return LIMITS.get(limits.indexOf(limit) % LIMITS.size());
    }

    /** Below the plot where the names fit into a line, beside it otherwise. */
    void placeLegend(AxesChartStyler styler, Iterable<String> names) {
        boolean fits = String.join("     ", names).length() <= LEGEND_BELOW * width;
        styler.setLegendPosition(fits ? LegendPosition.OutsideS : LegendPosition.OutsideE);
        styler.setLegendLayout(fits ? LegendLayout.Horizontal : LegendLayout.Vertical);
    }
}
