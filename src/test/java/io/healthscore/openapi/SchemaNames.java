package io.healthscore.openapi;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.JsonNode;

/** Names a nested record after its controller too (AccountBulkItem), since several controllers have an Item. */
@TestConfiguration(proxyBeanMethods = false)
class SchemaNames extends TypeNameResolver {

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    /** The record behind each schema. */
    Map<String, Class<?>> named() {
        return named;
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new Resolver(mappers.jsonMapper(), this);
    }

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        var outer = type.getEnclosingClass();
        var name = (outer == null ? "" : outer.getSimpleName().replace("Controller", "")) + type.getSimpleName();
        named.put(name, type);
        return name;
    }

    @Override
    protected String nameForGenericType(JavaType type, Set<Options> options) {
        var name = super.nameForGenericType(type, options);
        named.put(name, type.getRawClass());
        return name;
    }

    /** The generator looks with Jackson 2, and would take the trees of Jackson 3 for beans. */
    private static final class Resolver extends ModelResolver {

        /** A score is stored as the JSON that it is answered as: this record's. */
        private static final String SCORE_AS_JSON = "io.healthscore.score.ScoreDocument";

        private static final String SCORE = "io.healthscore.score.ScoreAnswer";

        Resolver(ObjectMapper mapper, TypeNameResolver names) {
            super(mapper, names);
            openapi31(true);
        }

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
            var raw = _mapper.constructType(type.getType()).getRawClass();
            if (raw.getName().equals(SCORE_AS_JSON)) {
                return context.resolve(type.type(scoreAnswer()));
            }
            if (JsonNode.class.isAssignableFrom(raw)) {
                return new JsonSchema().typesItem("object");
            }
            return super.resolve(type, context, others);
        }

        private static Class<?> scoreAnswer() {
            try {
                return Class.forName(SCORE);
            } catch (ClassNotFoundException renamed) {
                throw new IllegalStateException(renamed);
            }
        }
    }
}
