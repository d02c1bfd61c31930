package io.healthscore;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Points a test's context at its database; part of the key under which contexts are cached. */
record TestDatabaseCustomizer(@Nullable Class<?> owner) implements ContextCustomizer {
    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        var url = owner == null ? TestDatabase.shared() : TestDatabase.fresh();
        TestPropertyValues.of(TestDatabase.properties(url)).applyTo(context);
    }

    static class Factory implements ContextCustomizerFactory {
        @Override
        public ContextCustomizer createContextCustomizer(
                Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
            return new TestDatabaseCustomizer(testClass.isAnnotationPresent(OwnDatabase.class) ? testClass : null);
        }
    }
}
