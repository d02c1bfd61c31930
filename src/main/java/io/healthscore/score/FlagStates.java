package io.healthscore.score;

import io.healthscore.scoring.FlagState;
import io.healthscore.scoring.FlagState.High;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link FlagState} as text, since one is stored beside every close: its fields in order, separated by semicolons, days
 * as epoch days, highs as {@code day:close} separated by commas.
 */
final class FlagStates {

    private static final int FIELDS = 8;

    private FlagStates() {}

    static String write(FlagState state) {
        var text = new StringBuilder();
        text.append(state.below()).append(';');
        text.append(state.excuse()).append(';');
        text.append(state.shift()).append(';');
        append(state.highs(), text);
        append(state.atRiskSince(), text.append(';'));
        append(state.healthySince(), text.append(';'));
        append(state.expansionReadySince(), text.append(';'));
        append(state.dormantSince(), text.append(';'));
        return text.toString();
    }

    private static void append(List<High> highs, StringBuilder text) {
        var separator = "";
        for (var high : highs) {
            text.append(separator).append(high.day().toEpochDay()).append(':').append(high.close());
            separator = ",";
        }
    }

    private static void append(@Nullable LocalDate day, StringBuilder text) {
        if (day != null) {
            text.append(day.toEpochDay());
        }
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

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.ofEpochDay(Long.parseLong(text));
    }
}
