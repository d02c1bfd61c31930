package io.healthscore;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The packages and who may use whom, as Mermaid, which code hosts draw. Without the platform, which all may use. */
record ModuleDiagram(ApplicationModules modules) {
    private static final String PLATFORM = "platform";

    @Override
    public String toString() {
        return """
                # Packages
                An arrow says who may use whom; `platform` is left out, since all may use it. Written by `ArchitectureTests`.

                ```mermaid
                flowchart TD
                %s
                ```
                """.formatted(modules.stream()
                .filter(ModuleDiagram::isDrawn)
                .sorted((a, b) -> name(a).compareTo(name(b)))
                .flatMap(this::lines)
                .map(line -> "    " + line)
                .collect(joining("\n")));
    }

    private Stream<String> lines(ApplicationModule module) {
        var declared = module.getBasePackage().getAnnotation(org.springframework.modulith.ApplicationModule.class);
        var arrows = declared.stream()
                .flatMap(declaration -> Stream.of(declaration.allowedDependencies()))
                .filter(target -> !target.equals(PLATFORM))
                .map(target -> name(module) + " --> " + target)
                .sorted();
        return Stream.concat(Stream.of(name(module)), arrows);
    }

    private static boolean isDrawn(ApplicationModule module) {
        return !name(module).equals(PLATFORM);
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
