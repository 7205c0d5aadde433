/**
 * Grafana's dashboards, drawn without Grafana: what its provisioning files say, asked and shown as it would.
 *
 * <p>Duties: reads data sources, dashboards and alert rules as Grafana reads them (a doubled dollar, variables, formats,
 * {@code $__rate_interval}), sends each panel's own queries to the source that it names, with that source's headers, and makes
 * charts of the answers with the panel's legends, units and thresholds. Follows every link from one source to another.
 *
 * <p>Out of scope: what a panel can do that none of ours does, such as transformations. How a source is reached comes from the
 * caller. It imports {@code base}, {@code query}, {@code otlp} and {@code chart}.
 */
package dashboard;
