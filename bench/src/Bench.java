import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** All measurements in one run, against a service and a Postgres that it starts. */
final class Bench {
    private static final List<String> ALL = List.of(
            "ingest",
            "post",
            "read",
            "rescore",
            "preview",
            "recalculate",
            "feed",
            "lists",
            "dashboard",
            "wide",
            "grown",
            "start",
            "memory");

    private static final int STARTS = 5;

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        var jar = Path.of(arguments[0]);
        var directory = Path.of(arguments[1]).toAbsolutePath();
        var chosen = arguments.length > 2 ? Arrays.asList(arguments).subList(2, arguments.length) : ALL;
        Files.createDirectories(directory);
        System.out.printf(
                "%s cores, Java %s%n", Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));

        try (var instance = Instance.start(jar, directory)) {
            for (var what : chosen) {
                measure(what, instance);
            }
        }
        if (chosen.contains("start")) {
            start(jar, directory);
        }
        if (chosen.contains("memory")) {
            try (var instance = Instance.start(jar, directory)) {
                Memory.run(instance);
            }
        }
    }

    private static void measure(String what, Instance instance) throws Exception {
        switch (what) {
            case "ingest" -> Ingest.run(instance);
            case "post" -> new Requests(instance).posts();
            case "read" -> {
                Ingest.fill(instance.service());
                Rescoring.awaitFresh(instance);
                new Requests(instance).reads();
            }
            case "rescore" -> Rescoring.run(instance);
            case "preview" -> Previewing.run(instance);
            case "recalculate" -> Recalculating.run(instance);
            case "feed" -> Feed.run(instance);
            case "lists" -> Lists.run(instance);
            case "dashboard" -> Polling.run(instance);
            case "limits" -> Limits.run(instance);
            case "wide" -> Wide.run(instance);
            case "grown" -> Grown.run(instance);
            case "start", "memory" -> Lists.fill(instance);
            default -> throw new IllegalArgumentException(what + " is none of " + ALL);
        }
    }

    /** As it is, and with a cache of loaded classes, as the image has one. */
    private static void start(Path jar, Path directory) throws Exception {
        start("start on a database of 10,000 accounts", jar, directory);
        var cache = directory.resolve("classes.cache");
        boolean ahead = Runtime.version().feature() >= 25;
        Instance.train(jar, directory, (ahead ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache);
        start("the same with a cache of classes", jar, directory, (ahead ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache);
        Files.delete(cache);
    }

    /** From the process's start to the first answer of the readiness probe, on the database as it was left. */
    private static void start(String what, Path jar, Path directory, String... options) throws Exception {
        var seconds = new double[STARTS];
        for (int i = 0; i < seconds.length; i++) {
            try (var instance = Instance.start(jar, directory, options)) {
                seconds[i] = instance.secondsToStart;
            }
        }
        System.out.printf("%-44s %10.1f s (%s)%n", what, Result.median(seconds), Result.list("%.1f", seconds));
    }
}
