import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** What the default model would say if satisfaction counted for more: the same 10,000 accounts as in {@link Rescoring}. */
final class Previewing {
    private static final int ROUNDS = 4;

    private final Service service;
    private final byte[] body;

    private Previewing(Service service) {
        this.service = service;
        this.body = "{\"definition\":%s}".formatted(definition(service)).getBytes(StandardCharsets.UTF_8);
    }

    static void run(Instance instance) throws Exception {
        Rescoring.fill(instance);
        Rescoring.awaitFresh(instance);
        var previewing = new Previewing(instance.service());
        previewing.print("preview of 10,000 accounts", 1);
        previewing.print("two such previews at the same time", 2);
    }

    private void print(String what, int atOnce) throws Exception {
        var seconds = new double[ROUNDS - 1];
        for (int round = 0; round < ROUNDS; round++) {
            var measured = measure(atOnce);
            if (round > 0) {
                seconds[round - 1] = measured;
            }
        }
        System.out.printf("%-44s %10.1f s%n", what, Result.median(seconds));
    }

    /** Until the last one is answered. */
    private double measure(int atOnce) throws Exception {
        var pool = Executors.newFixedThreadPool(atOnce);
        var start = System.nanoTime();
        try {
            var previews = new ArrayList<Callable<String>>();
            for (int i = 0; i < atOnce; i++) {
                previews.add(() -> service.post("/api/v1/models/preview", "application/json", body));
            }
            for (var answer : pool.invokeAll(previews)) {
                if (Json.number(answer.get(), "accounts") < Rescoring.ACCOUNTS) {
                    throw new IllegalStateException("too few accounts: " + answer.get());
                }
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            pool.shutdownNow();
        }
    }

    static String definition(Service service) {
        var version = service.get("/api/v1/models/default/versions/1");
        var definition = version.substring(version.indexOf("\"definition\":") + "\"definition\":".length(), version.length() - 1);
        var weight = "\"key\":\"satisfaction\",\"weight\":";
        if (!definition.contains(weight)) {
            throw new IllegalStateException("no category satisfaction in " + definition);
        }
        return definition.replace(weight + "\"low\"", weight + "\"high\"");
    }
}
