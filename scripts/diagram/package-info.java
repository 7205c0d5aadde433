/**
 * The one picture of the whole architecture.
 *
 * <p>Duties: draws {@code architecture.puml}, the picture's only source, with the parts of a chapter
 * highlighted and, when a cluster runs, every part coloured by whether it is ready. PlantUML lays it out
 * with its built-in engine, so nothing but Java is needed.
 *
 * <p>Left to others: finding out what is ready ({@code kube}), putting the picture on a page
 * ({@code notebook}). It imports {@code base} alone.
 */
package diagram;
