package exposition;

import tech.tablesaw.api.Table;

/** What PromQL's histogram_quantile does, on a single scrape. */
public final class Quantile {
    private Quantile() {}

    /**
     * Estimates a quantile from the cumulative buckets of the series whose label has the given value.
     *
     * @param quantile between 0 and 1
     * @param buckets columns "le" and "value", ordered by "le"
     * @return in the unit of "le"; the highest finite bound when the quantile lies above it, NaN when nothing is counted
     */
    public static double ofBuckets(double quantile, Table buckets, String label, String value) {
        return ofBuckets(quantile, buckets.where(buckets.stringColumn(label).isEqualTo(value)));
    }

    private static double ofBuckets(double quantile, Table buckets) {
        double rank = quantile * buckets.doubleColumn("value").max();
        double lower = 0;
        double below = 0;
        for (int row = 0; row < buckets.rowCount(); row++) {
            String bound = buckets.getString(row, "le");
            double count = buckets.doubleColumn("value").get(row);
            if (bound.equals("+Inf")) {
                return count > 0 ? lower : Double.NaN;
            }
            double upper = Double.parseDouble(bound);
            if (count >= rank && count > below) {
                return lower + (upper - lower) * (rank - below) / (count - below);
            }
            lower = upper;
            below = count;
        }
        throw new IllegalArgumentException("No bucket up to +Inf in " + buckets.name());
    }
}
