/**
 * The chapters as files: finds them, executes them without a browser, turns them into web pages.
 *
 * <p>Duties: chapter numbers to notebooks; one run in a kernel of its own (nbclient, through
 * {@code execute.py}); one way to render (Sphinx, through {@code site/site.py}); the small pictures of charts in
 * the README.
 *
 * <p>Left to others: what a cell may say ({@code notebook}); the cluster a chapter talks to
 * ({@code kube}); installing Jupyter (scripts/setup).
 *
 * <p>Called by {@code command} and by the tests.
 */
package book;
