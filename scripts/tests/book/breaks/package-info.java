/**
 * What may be broken, chapter by chapter, how the cluster would have answered then, and which claims have to fail.
 *
 * <p>{@link book.breaks.Breaks} has them by chapter; each changes the answers of a {@link recording.BrokenRecording}. Left to
 * others: to replay the chapter, and to see what fails ({@code book.ProofsTest}).
 */
package book.breaks;
