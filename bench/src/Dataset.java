import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/** Data that none of us made, as accounts (JSON objects) and events. */
interface Dataset {
    Stream<String> accounts();

    Stream<Event> events();

    static Dataset in(Path directory, LocalDate lastDay) {
        return Files.exists(directory.resolve("events_daily.csv.xz"))
                ? new ChurnSim(directory, lastDay)
                : new RavenStack(directory, lastDay);
    }
}
