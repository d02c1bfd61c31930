package io.healthscore.fault;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a service says of its troubles is thousands of lines: they go to {@code target/faults.log} instead of the console. */
public final class LogFile implements BeforeAllCallback, AfterAllCallback {

    private static volatile boolean open;

    @Override
    public void beforeAll(ExtensionContext context) {
        open = true;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        open = false;
    }

    /** Of the console. */
    public static final class Closed extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return open ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }

    /** Of the file. */
    public static final class Open extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return open ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }
}
