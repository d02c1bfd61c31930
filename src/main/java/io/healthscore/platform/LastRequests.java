package io.healthscore.platform;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends kept connections when the service stops: nobody gets a new one, and the next answer on an old one says that it closes.
 * Tomcat alone would close them while a request is on its way, and whoever sent it could not tell whether it was taken.
 */
@Component
class LastRequests implements SmartLifecycle, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Duration time;
    private final List<Connector> connectors = new CopyOnWriteArrayList<>();
    private volatile boolean running;

    LastRequests(ShutdownProperties properties) {
        this.time = properties.lastRequests();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connectors::add);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (!time.isZero()) {
            connectors.forEach(LastRequests::takeLastRequests);
            pause();
        }
    }

    private static void takeLastRequests(Connector connector) {
        protocol(connector).closeServerSocketGraceful();
        // Only then, for who has to connect anew comes too late.
        protocol(connector).setMaxKeepAliveRequests(1);
    }

    private void pause() {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static AbstractHttp11Protocol<?> protocol(Connector connector) {
        return (AbstractHttp11Protocol<?>) connector.getProtocolHandler();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stops just before requests are refused and those in work are waited for. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE + 1;
    }
}
