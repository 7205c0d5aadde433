package dashboard;

import base.Http;
import base.UserError;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import query.Loki;
import query.Prometheus;
import query.Tempo;
import tools.jackson.databind.JsonNode;

/**
 * A system that Grafana asks, as its provisioning describes it.
 *
 * @param uid by which panels and links name it
 * @param name what a reader sees
 * @param type its plugin: prometheus, loki, tempo or alertmanager
 * @param url its Service and port
 * @param settings what Grafana calls jsonData
 * @param headers sent with every request, such as the tenant
 */
public record DataSource(
        String uid, String name, String type, String url, JsonNode settings, Map<String, String> headers) {
    private static final String HEADER_NAME = "httpHeaderName";
    /** Grafana's, where a source says nothing. */
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    static DataSource of(JsonNode source) {
        JsonNode settings = source.path("jsonData");
        Map<String, String> headers = new TreeMap<>();
        for (String key : settings.propertyNames())
            if (key.startsWith(HEADER_NAME))
                headers.put(
                        Provisioned.text(settings.path(key)),
                        Provisioned.text(source.path("secureJsonData").path(key.replace("Name", "Value"))));
        return new DataSource(
                Provisioned.text(source.path("uid")),
                Provisioned.text(source.path("name")),
                Provisioned.text(source.path("type")),
                Provisioned.text(source.path("url")),
                settings,
                headers);
    }

    /** The least distance between two points, which is that of two scrapes. */
    Duration interval() {
        String interval = Provisioned.text(settings.path("timeInterval"));
        return interval.isEmpty() ? INTERVAL : Provisioned.duration(interval);
    }

    /** This source at its server, asked with its headers. */
    Http at(Http server) {
        Http asked = server;
        for (Map.Entry<String, String> header : headers.entrySet())
            asked = asked.with(header.getKey(), header.getValue());
        return asked;
    }

    Prometheus prometheus(Http server) {
        return new Prometheus(require("prometheus", server));
    }

    Loki loki(Http server) {
        return new Loki(require("loki", server));
    }

    Tempo tempo(Http server) {
        return new Tempo(require("tempo", server));
    }

    private Http require(String wanted, Http server) {
        if (!type.equals(wanted))
            throw UserError.usage("The data source " + uid + " is a " + type, "name one of the type " + wanted + ".");
        return at(server);
    }
}
