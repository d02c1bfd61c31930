package io.healthscore.score;

import io.healthscore.scoring.FlagState;
import io.healthscore.scoring.FlagState.High;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@link FlagState} as text, since one is stored beside every close: its fields in order, separated by semicolons, days
 * as epoch days, highs as {@code day:close} separated by commas.
 */
final class FlagStates {

    private static final int FIELDS = 8;

    private FlagStates() {}

    static String write(FlagState state) {
        var highs = state.highs().stream()
                .map(high -> high.day().toEpochDay() + ":" + high.close())
                .collect(Collectors.joining(","));
        return String.join(
                ";",
                Integer.toString(state.below()),
                Double.toString(state.excuse()),
                Double.toString(state.shift()),
                highs,
                day(state.atRiskSince()),
                day(state.healthySince()),
                day(state.expansionReadySince()),
                day(state.dormantSince()));
    }

    static FlagState read(String text) {
        var fields = text.split(";", FIELDS);
        return new FlagState(
                Integer.parseInt(fields[0]),
                Double.parseDouble(fields[1]),
                Double.parseDouble(fields[2]),
                highs(fields[3]),
                day(fields[4]),
                day(fields[5]),
                day(fields[6]),
                day(fields[7]));
    }

    private static List<High> highs(String text) {
        return Arrays.stream(text.split(","))
                .filter(high -> !high.isEmpty())
                .map(high -> high.split(":", 2))
                .map(parts -> new High(LocalDate.ofEpochDay(Long.parseLong(parts[0])), Double.parseDouble(parts[1])))
                .toList();
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : Long.toString(day.toEpochDay());
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.ofEpochDay(Long.parseLong(text));
    }
}
