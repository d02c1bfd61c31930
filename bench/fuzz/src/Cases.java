import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cornutum.tcases.SystemInputDef;
import org.cornutum.tcases.SystemTestDef;
import org.cornutum.tcases.Tcases;
import org.cornutum.tcases.generator.GeneratorOptions;
import org.cornutum.tcases.openapi.ModelOptions;
import org.cornutum.tcases.openapi.io.TcasesOpenApiIO;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.resolver.RequestCaseDef;
import org.cornutum.tcases.openapi.resolver.RequestCaseException;
import org.cornutum.tcases.openapi.resolver.RequestCaseResolver;
import org.cornutum.tcases.openapi.resolver.RequestCases;
import org.cornutum.tcases.resolve.ResolverContext;
import org.cornutum.tcases.resolve.ResolverException;

/** What Tcases makes of the document. */
final class Cases {
    private final List<SystemInputDef> models;
    private final long seed;
    private int round;

    Cases(String document, long seed) {
        // Thousands of random items take it seconds to make.
        var small = document.replaceAll("maxItems: \\d{3,}", "maxItems: 8");
        models = Stream.of(ModelOptions.Source.SCHEMAS, ModelOptions.Source.EXAMPLES)
                .map(source -> TcasesOpenApiIO.getRequestInputModel(
                        new ByteArrayInputStream(small.getBytes(StandardCharsets.UTF_8)),
                        "yaml",
                        ModelOptions.builder().source(source).build()))
                .toList();
        this.seed = seed;
    }

    /** Every value that it thinks of at least once, each round in other combinations and with other random parts. */
    void round(Consumer<RequestCase> calls) {
        var random = new Random(seed + round);
        var resolver = new RequestCaseResolver(
                ResolverContext.builder("fuzz").random(random).build());
        var options = GeneratorOptions.builder().seed(seed + round).build();
        var defs = models.stream()
                .flatMap(model -> planned(Tcases.getTests(model, null, null, null, options)).stream())
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(defs, random);
        round++;
        System.out.printf("round %d: %,d requests%n", round, defs.size());
        defs.forEach(def -> make(resolver, def, calls));
    }

    /** It takes no examples with line breaks: operations that have one are left out of that model. */
    private static List<RequestCaseDef> planned(SystemTestDef tests) {
        var planned = new ArrayList<RequestCaseDef>();
        for (var functions = tests.getFunctionTestDefs(); functions.hasNext(); ) {
            var one = new SystemTestDef(tests.getName());
            one.addAnnotations(tests);
            one.addFunctionTestDef(functions.next());
            try {
                planned.addAll(RequestCases.getRequestCaseDefs(one));
            } catch (RequestCaseException e) {
                // See above.
            }
        }
        return planned;
    }

    private static void make(RequestCaseResolver resolver, RequestCaseDef def, Consumer<RequestCase> calls) {
        try {
            var made = resolver.resolve(def);
            if (made != null) {
                calls.accept(made);
            }
        } catch (ResolverException e) {
            // It fails to make a few of those that it plans.
        }
    }
}
