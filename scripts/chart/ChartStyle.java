package chart;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.TimeZone;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What all charts of the book have in common. */
record ChartStyle(String title, String unit, int height, List<Chart.Limit> limits) {
    static final int WIDTH = 900;
    static final String TIME = "time (UTC)";
    private static final Color GRID = new Color(0xe0e0e0);

    /** The label of the axis that carries the values. */
    String valueAxis() {
        return unit.isEmpty() ? "value" : unit;
    }

    void apply(AxesChartStyler styler) {
        styler.setTimezone(TimeZone.getTimeZone("UTC"));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setAntiAlias(true);
    }
}
