/**
 * What it takes to see whether lines are lost: a writer that numbers its lines, and a kill without warning.
 *
 * <p>It kills the processes of one container that it is told, and needs the node's process ids for that. Out of scope: who
 * reads the lines, and what became of them.
 */
package crashtest;
