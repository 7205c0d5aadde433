/**
 * A local stand-in for a paging service: keeps what Alertmanager posts, so that a chapter can show which messages people
 * would have got, and when.
 *
 * <p>It imports {@code standin} alone and is started through the worker's image, as {@code worker pager}.
 */
package pager;
