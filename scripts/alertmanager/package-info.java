/**
 * What Alertmanager knows and what the pager got, as Tablesaw tables; and the two things that people do: raise an
 * alert by hand, and silence one.
 *
 * <p>Left to others: reaching the servers ({@code kube.ServiceProxy}), and rules, which are Prometheus' business.
 * Called by {@code stack}, for notebooks.
 */
package alertmanager;
