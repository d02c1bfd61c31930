package io.healthscore.platform;

import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardHost;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes Tomcat's own error page a problem document, and lets slashes of both kinds pass that are part of a name. They stay
 * encoded, so that nobody takes one for the end of a segment: only Spring MVC decodes a segment, once it is one.
 */
@Component
class TomcatConfiguration implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final JsonMapper json;

    TomcatConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(this::reportProblems);
        factory.addConnectorCustomizers(TomcatConfiguration::passEncodedSlashes);
    }

    private static void passEncodedSlashes(Connector connector) {
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
    }

    private void reportProblems(Context context) {
        if (context.getParent() instanceof StandardHost host) {
            host.getPipeline().addValve(new ProblemValve(json));
            host.setErrorReportValveClass(ProblemValve.class.getName());
        }
    }
}
