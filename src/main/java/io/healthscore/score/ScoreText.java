package io.healthscore.score;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A score as {@code text/plain}: what a support engineer reads in a terminal, and can send on. */
@Component
class ScoreText extends AbstractHttpMessageConverter<ScoreDocument> {

    private static final int REASONS = 5;

    private final JsonMapper json;

    ScoreText(JsonMapper json) {
        super(StandardCharsets.UTF_8, MediaType.TEXT_PLAIN);
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return ScoreDocument.class == type;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected ScoreDocument readInternal(Class<? extends ScoreDocument> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("A score is never sent in", message);
    }

    @Override
    protected void writeInternal(ScoreDocument document, HttpOutputMessage message) throws IOException {
        var answer = json.readValue(document.json(), ScoreAnswer.class);
        message.getBody().write(print(answer).getBytes(StandardCharsets.UTF_8));
    }

    static String print(ScoreAnswer answer) {
        var lines = new StringJoiner("\n", "", "\n");
        lines.add(headline(answer));
        if (answer.override() != null) {
            lines.add(override(answer.override(), answer.rawScore()));
        }
        lines.add(trend(answer.trend()));
        if (answer.insufficient() != null) {
            lines.add(answer.insufficient().because());
            lines.add("What would help: "
                    + String.join(", ", answer.insufficient().send()));
        }
        if (!answer.reasons().isEmpty()) {
            lines.add("").add("What costs points:");
            answer.reasons().stream()
                    .limit(REASONS)
                    .forEach(reason ->
                            lines.add("  %6s  %s".formatted("-" + reason.lost().toPlainString(), reason.because())));
        }
        if (!answer.plays().isEmpty()) {
            lines.add("").add("What to do:");
            answer.plays()
                    .forEach(play -> lines.add("  %s: %s".formatted(play.key().replace('_', ' '), play.text())));
        }
        return lines.toString();
    }

    private static String headline(ScoreAnswer answer) {
        var where = "%s, %s".formatted(answer.accountId(), answer.day());
        if (answer.score() == null) {
            return "%s: no score (%s)".formatted(where, answer.state());
        }
        var flags = answer.flags().isEmpty() ? "" : ", flagged " + String.join(" and ", answer.flags());
        return "%s: %s, %s (%s%s)%s"
                .formatted(
                        where,
                        ShownScore.of(answer.score(), answer.displayScore()),
                        answer.band(),
                        answer.state(),
                        flags,
                        ", %s: %s %% of what the model weighs is measured"
                                .formatted(
                                        answer.confidence() == null
                                                ? "set by hand"
                                                : answer.confidence() + " confidence",
                                        answer.coverage().movePointRight(2).setScale(0, RoundingMode.HALF_UP)));
    }

    private static String override(ScoreAnswer.Override override, @Nullable BigDecimal rawScore) {
        return "Set to %s by %s until %s: %s (the model says %s)"
                .formatted(
                        override.score().toPlainString(),
                        override.author(),
                        override.expiresAt(),
                        override.reason(),
                        rawScore == null ? "nothing" : rawScore.toPlainString());
    }

    private static String trend(Trend trend) {
        if (trend.direction() == null) {
            return "No history yet to compare with.";
        }
        return "%s%s%s."
                .formatted(
                        trend.direction().substring(0, 1).toUpperCase(Locale.ROOT),
                        trend.direction().substring(1),
                        change(trend));
    }

    private static String change(Trend trend) {
        var parts = new StringJoiner(", ");
        if (trend.change7d() != null) {
            parts.add(String.format(Locale.ROOT, " %+.2f points in 7 days", trend.change7d()));
        }
        if (trend.change30d() != null) {
            parts.add(String.format(Locale.ROOT, "%+.2f in 30 days", trend.change30d()));
        }
        return parts.length() == 0 ? "" : ":" + parts;
    }
}
