/**
 * What a cell of the book can say: {@code import static notebook.Notebook.*;}.
 *
 * <p>Duties: the few words cells are written in; how tables, charts, manifests and the map look on a
 * page; displays that redraw in place; the same under every Java kernel, of which this package knows the
 * names but compiles against none.
 *
 * <p>Left to others: whatever the words do ({@code stack}, {@code query}, {@code chart},
 * {@code diagram}). Called by notebooks, and by what measures or tests as they do.
 */
package notebook;
