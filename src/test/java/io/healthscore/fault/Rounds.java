package io.healthscore.fault;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** Runs a class of tests once, or as many times as the property {@value Numbers#PROPERTY} says, each time from an empty database. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LogFile.class)
@ParameterizedClass(name = "round {0}")
@ArgumentsSource(Rounds.Numbers.class)
@interface Rounds {

    final class Numbers implements ArgumentsProvider {

        private static final String PROPERTY = "healthscore.fault.rounds";

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            return IntStream.rangeClosed(1, Integer.getInteger(PROPERTY, 1)).mapToObj(Arguments::of);
        }
    }
}
