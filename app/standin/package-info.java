/**
 * What the stand-ins for a service have in common: their address, their metrics, and how they answer.
 *
 * <p>It imports no other package of this project; {@code pager}, {@code receiver} and {@code crashtest} say what they stand in for.
 */
package standin;
