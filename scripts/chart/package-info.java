/**
 * Pictures of tables: lines, bars, heat maps and histograms, as PNG.
 *
 * <p>Duties: every chart has a title, units on its axes and a time axis in UTC; a thing keeps its colour
 * through the book, and the colours can be told apart by colour-blind readers. A table without a row is
 * a {@code UserError}, never an empty picture.
 *
 * <p>Left to others: getting the table ({@code query}), putting the picture on a page
 * ({@code notebook}). The drawing itself is XChart's. It imports {@code base} alone.
 */
package chart;
