package chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.TimeZone;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What all charts of the book have in common, and what the caller wants of this one. */
record ChartStyle(
        String title,
        String unit,
        String scale,
        boolean percent,
        String underneath,
        int height,
        List<Chart.Limit> limits,
        List<Chart.Event> events) {
    static final int WIDTH = 830;
    static final String TIME = "time (UTC)";
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font AXIS = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Color INK = new Color(0x222222);
    static final Color GREY = new Color(0x666666);
    static final Color GRID = new Color(0xe4e4e4);
    static final BasicStroke DASHED =
            new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0);
    private static final int LEGEND_BELOW = 90;
    private static final int TIME_LABEL_DISTANCE = 150;

    /** A style with a title and nothing else. */
    static ChartStyle titled(String title, int height) {
        return new ChartStyle(title, "", "", false, "", height, List.of(), List.of());
    }

    /** The same for values of another unit. */
    ChartStyle measuring(String other) {
        return new ChartStyle(title, other, scale, percent, underneath, height, limits, events);
    }

    /** The label of the axis that carries the values. */
    String valueAxis() {
        return unit.isEmpty() ? "value" : unit;
    }

    /** A value as axes and bars show it. */
    String value(double value) {
        return percent ? Digits.of(100 * value) + " %" : Digits.of(value);
    }

    void apply(AxesChartStyler styler) {
        styler.setTimezone(TimeZone.getTimeZone("UTC"));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotContentSize(0.98);
        styler.setPlotGridLinesColor(GRID);
        styler.setChartTitleFont(TITLE);
        styler.setAxisTitleFont(AXIS);
        styler.setLegendFont(LABEL);
        styler.setAxisTickLabelsFont(SMALL);
        styler.setAxisTickMarksColor(GRID);
        styler.setXAxisTickMarkSpacingHint(TIME_LABEL_DISTANCE);
        styler.setYAxisTickLabelsFormattingFunction(this::value);
        styler.setAnnotationTextFont(SMALL).setAnnotationTextFontColor(INK);
        styler.setAnnotationLineColor(GREY).setAnnotationLineStroke(DASHED);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setAntiAlias(true);
    }

    /** Below the plot where the names fit into a line, beside it otherwise. */
    void placeLegend(AxesChartStyler styler, Iterable<String> names) {
        boolean fits = String.join("     ", names).length() <= LEGEND_BELOW;
        styler.setLegendPosition(fits ? LegendPosition.OutsideS : LegendPosition.OutsideE);
        styler.setLegendLayout(fits ? LegendLayout.Horizontal : LegendLayout.Vertical);
    }
}
