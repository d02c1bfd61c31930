package io.healthscore.platform;

import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/** How JSON is written (times in UTC, numbers in plain digits), and how strictly it is bound to records. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, JsonConfiguration::refuseAllButText)
                .addModule(new SimpleModule("healthscore")
                        .addSerializer(new InstantWriter())
                        .addDeserializer(Instant.class, new InstantReader())
                        .addSerializer(Double.class, new PlainDouble())
                        .addSerializer(Double.TYPE, new PlainDouble()));
    }

    private static void refuseAllButText(MutableCoercionConfig config) {
        config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static final class InstantWriter extends StdSerializer<Instant> {

        InstantWriter() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator generator, SerializationContext context) {
            generator.writeString(Times.print(instant));
        }
    }

    private static final class InstantReader extends StdDeserializer<Instant> {

        InstantReader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) {
            var text = parser.getValueAsString();
            return Times.instant(text == null ? "" : text)
                    .orElseGet(() -> context.reportInputMismatch(this, "not an RFC 3339 time"));
        }
    }

    /** Java writes 1.0E7 where people and spreadsheets expect 10000000. */
    private static final class PlainDouble extends StdSerializer<Double> {

        private static final double SCIENTIFIC_FROM = 1e7;
        private static final double SCIENTIFIC_BELOW = 1e-3;

        PlainDouble() {
            super(Double.class);
        }

        @Override
        public void serialize(Double number, JsonGenerator generator, SerializationContext context) {
            double size = Math.abs(number);
            if (size == 0 || (size >= SCIENTIFIC_BELOW && size < SCIENTIFIC_FROM)) {
                generator.writeNumber(number.doubleValue());
            } else {
                generator.writeNumber(BigDecimal.valueOf(number));
            }
        }
    }
}
