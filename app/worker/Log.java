package worker;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.OutputStream;
import org.slf4j.LoggerFactory;

/** Where the worker's log lines go, and their form: logfmt, which both people and Loki read. */
public final class Log {
    private static final String PATTERN =
            "time=%d{\"yyyy-MM-dd'T'HH:mm:ss.SSS'Z'\",UTC} level=%level msg=\"%msg\" %kvp{NONE}%n";

    private Log() {}

    /** Sends the lines of all workers of this process to the stream and nowhere else; close it to stop that. */
    public static AutoCloseable to(OutputStream stream) {
        Logger logger = (Logger) LoggerFactory.getLogger("worker");
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.detachAndStopAllAppenders();
        OutputStreamAppender<ILoggingEvent> appender = appender(logger.getLoggerContext(), stream);
        logger.addAppender(appender);
        return () -> {
            logger.detachAppender(appender);
            appender.stop();
        };
    }

    private static OutputStreamAppender<ILoggingEvent> appender(LoggerContext context, OutputStream stream) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(stream);
        appender.start();
        return appender;
    }
}
