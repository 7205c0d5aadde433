package book.breaks;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Alerts. */
final class Chapter05 {
    private Chapter05() {}

    static List<Break> breaks() {
        return List.of(
                Break.of(
                        "at a limit of 20 % the rule still fires, and the test fails for another reason",
                        r -> r.answers("exec.*promtool").said("got:\\[\\]", "got:[HighErrorRate]"),
                        "after six minutes HighErrorRate was expected, and got is empty"),
                Break.of(
                        "every alert goes to the pager",
                        r -> r.answers("exec.*alertname=HighErrorRate.*amtool").said("tickets", "pager"),
                        "HighErrorRate is a warning: a ticket"),
                Break.of(
                        "what is critical becomes a ticket",
                        r -> r.answers("exec.*alertname=WorkerDown.*amtool").said("pager", "tickets"),
                        "WorkerDown is critical: it pages"),
                Break.of(
                        "the heartbeat goes to the tickets",
                        r -> r.answers("exec.*alertname=Watchdog.*amtool").said("heartbeat", "tickets"),
                        "the Watchdog goes to the heartbeat service"),
                Break.of(
                        "Alertmanager groups by pod, too: a message per alert",
                        r -> PagerMessages.of(r).change("SlowCheckout", message -> {
                            if (PagerMessages.alerts(message).size() > 1)
                                PagerMessages.alerts(message).remove(1);
                        }),
                        "two alerts, one ticket"),
                Break.ending(
                        "the ticket is never sent",
                        r -> PagerMessages.of(r).never("SlowCheckout"),
                        "a message about the shop"),
                Break.of(
                        "what is critical becomes a ticket: nobody is paged about the shop",
                        r -> PagerMessages.of(r).to("ShopDown", "tickets"),
                        "ShopDown paged"),
                Break.ending(
                        "no inhibit rule: the warnings are sent beside the page",
                        r -> r.answers("GET .*alertmanager-0:.*/alerts$")
                                .become(alerts ->
                                        alerts.replaceAll("\"inhibitedBy\":\\[[^]]*\\]", "\"inhibitedBy\":[]")),
                        "both warnings to be suppressed"),
                Break.ending(
                        "the silence matches nothing: the alert stays active",
                        r -> r.answers("GET .*alertmanager-0:.*/alerts$")
                                .become(alerts -> alerts.replaceAll("\"silencedBy\":\\[[^]]*\\]", "\"silencedBy\":[]")),
                        "the alert to be suppressed"),
                Break.of(
                        "the second replica does not know of the silence, and sends",
                        r -> PagerMessages.of(r)
                                .again(
                                        r.answers("POST .*alertmanager-0:.*/alerts ")
                                                        .moment(2)
                                                + 10_000,
                                        "ShopDown",
                                        (message, time) -> ((ObjectNode) PagerMessages.alerts(message)
                                                        .get(0)
                                                        .get("labels"))
                                                .put("alertname", "SlowTill")),
                        "no message about the till in 15 s"),
                Break.of(
                        "the Alertmanagers do not gossip: each sends its own message",
                        r -> {
                            r.answers("alertmanager-0:.*/api/v2/status")
                                    .replace("\"peers\":\\[.*?\\]", "\"peers\":[{}]");
                            PagerMessages.of(r).twice("HighErrorRate");
                        },
                        "the two Alertmanagers gossip",
                        "one message in the 15 s in which either Alertmanager would have sent"),
                Break.of(
                        "'for' is five minutes",
                        r -> PagerMessages.of(r)
                                .change(
                                        "HighErrorRate",
                                        message -> PagerMessages.later(
                                                (ObjectNode) PagerMessages.alerts(message)
                                                        .get(0),
                                                "startsAt",
                                                240)),
                        "seconds from pending to firing"),
                Break.ending(
                        "group_wait is half a minute",
                        r -> PagerMessages.of(r)
                                .change("HighErrorRate", message -> PagerMessages.later(message, "received", 25)),
                        "seconds from firing to the message"),
                Break.of(
                        "HighErrorRate pages",
                        r -> PagerMessages.of(r).to("HighErrorRate", "pager"),
                        "it is a ticket; nobody was woken"),
                Break.of(
                        "20 % of the jobs fail",
                        r -> r.answers("prometheus-0:.*query=job:job_failures_per_jobs_started:ratio_rate5m$")
                                .values(v -> 0.2),
                        "share of failures in"),
                Break.of(
                        "a budget alert is pending",
                        r -> r.answers("query=ALERTS\\{alertname='WorkerErrorBudgetBurn'\\}$")
                                .one(1),
                        "no budget alert is pending or fires"),
                Break.of(
                        "a rule pages",
                        r -> r.answers("query=count by \\(alertname, severity\\)")
                                .oneMore("severity", "critical"),
                        "no rule of this cluster pages"),
                Break.of(
                        "the rules of the cluster do not pass their tests",
                        r -> r.answers("exec.*promtool").last().said("SUCCESS", "FAILED"),
                        "promtool test rules: SUCCESS"),
                Break.of(
                        "Prometheus has to be restarted to load a rule",
                        r -> r.answers("query=sum\\(process_start_time_seconds")
                                .last()
                                .values(v -> v + 60),
                        "quiet, and no Prometheus was restarted"),
                Break.ending(
                        "a rule cannot be evaluated",
                        r -> r.answers("query=sum\\(increase\\(prometheus_rule_evaluation_failures_total")
                                .values(v -> 1),
                        "no rule failed in a minute"),
                Break.ending(
                        "a receiver refuses messages",
                        r -> r.answers("query=sum\\(increase\\(alertmanager_notifications_failed_total")
                                .values(v -> 1),
                        "no message failed in a minute"),
                Break.of(
                        "the heartbeat does not come from Alertmanager: it goes on without it",
                        r -> PagerMessages.of(r)
                                .again(
                                        r.answers("PUT .*/statefulsets/alertmanager/scale")
                                                .moment(0),
                                        "Watchdog",
                                        (message, time) -> message.put("received", time.toString())),
                        "90 s without a heartbeat: the outside pages"),
                Break.of(
                        "Prometheus notices at once that it knows no Alertmanager",
                        r -> r.answers("query=ALERTS\\{alertname='PrometheusNotConnectedToAlertmanagers'\\} and")
                                .one(1),
                        "inside, the alert about it is not even pending"),
                Break.of(
                        "the notification log is not on the volume: after the restart a second ticket comes",
                        r -> PagerMessages.of(r)
                                .again(
                                        r.answers("POST .*alertmanager-1:.*/alerts ")
                                                        .moment(1)
                                                + 6_000,
                                        "SlowCheckout",
                                        (message, time) -> {}),
                        "no second ticket about the shop"),
                Break.of(
                        "the silences are not on the volume",
                        r -> r.answers("GET .*alertmanager-0:.*/silences")
                                .last()
                                .replace("\"state\":\"active\"", "\"state\":\"expired\""),
                        "the silences survived"),
                Break.of(
                        "the default route pages",
                        r -> r.answers("exec.*alertname=Any.*amtool").said("tickets", "pager"),
                        "1: it becomes a ticket, by the default route"),
                Break.of(
                        "3 % of the jobs fail in the end",
                        r -> r.answers("prometheus-0:.*query=job:job_failures_per_jobs_started:ratio_rate5m$")
                                .last()
                                .values(v -> 0.03),
                        "more than 1.4: a ticket, and the budget"));
    }
}
