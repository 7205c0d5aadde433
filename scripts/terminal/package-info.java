/**
 * What a person at a terminal sees while a command works, and when it cannot.
 *
 * <p>Duties: one sentence for every expected failure, with its exit code; one line that tells how far
 * a long step has come.
 *
 * <p>Left to others: catching the error and ending the process ({@code command}); showing the same
 * line inside a notebook ({@code notebook}).
 *
 * <p>Every package may call this one; it calls none.
 */
package terminal;
