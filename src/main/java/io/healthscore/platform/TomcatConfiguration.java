package io.healthscore.platform;

import org.apache.catalina.Context;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes Tomcat's own error page a problem document. */
@Component
class TomcatConfiguration implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final JsonMapper json;

    TomcatConfiguration(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(this::reportProblems);
    }

    private void reportProblems(Context context) {
        if (context.getParent() instanceof StandardHost host) {
            host.getPipeline().addValve(new ProblemValve(json));
            host.setErrorReportValveClass(ProblemValve.class.getName());
        }
    }
}
