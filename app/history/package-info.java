/**
 * Made-up samples of past weeks, so that a bucket has a history on the day it is made. Chapter 06 uploads it.
 *
 * <p>It imports no other package of this project and is started through the worker's image, as {@code worker history}.
 */
package history;
