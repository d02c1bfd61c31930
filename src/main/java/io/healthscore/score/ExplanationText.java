package io.healthscore.score;

import io.healthscore.score.ExplanationAnswer.Driver;
import io.healthscore.score.ExplanationAnswer.End;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** An explanation as {@code text/plain}: a sentence that a support engineer can send on, and every driver under it. */
@Component
class ExplanationText extends AbstractHttpMessageConverter<ExplanationAnswer> {

    /** As many as a sentence bears, and no less than this part of the first. */
    private static final int REASONS = 2;

    private static final BigDecimal WORTH_SAYING = new BigDecimal("0.25");

    ExplanationText() {
        super(StandardCharsets.UTF_8, MediaType.TEXT_PLAIN);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return ExplanationAnswer.class == type;
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected ExplanationAnswer readInternal(Class<? extends ExplanationAnswer> type, HttpInputMessage message) {
        throw new HttpMessageNotReadableException("An explanation is never sent in", message);
    }

    @Override
    protected void writeInternal(ExplanationAnswer answer, HttpOutputMessage message) throws IOException {
        message.getBody().write(print(answer).getBytes(StandardCharsets.UTF_8));
    }

    static String print(ExplanationAnswer answer) {
        var lines = new StringJoiner("\n", "", "\n");
        lines.add(sentence(answer));
        if (!answer.drivers().isEmpty()) {
            lines.add("").add("What moved it:");
            answer.drivers()
                    .forEach(driver ->
                            lines.add(String.format(Locale.ROOT, "  %+7.2f  %s", driver.change(), driver.because())));
        }
        return lines.toString();
    }

    private static String sentence(ExplanationAnswer answer) {
        int direction = answer.change().signum();
        if (direction == 0) {
            return "%s stands at %s, as it did%s%s."
                    .formatted(
                            answer.accountId(),
                            at(answer.to(), answer),
                            when(answer.from(), answer),
                            answer.drivers().isEmpty() ? "" : "; what moved it cancels out");
        }
        return "%s %s by %s points, from %s to %s, mostly because %s%s."
                .formatted(
                        answer.accountId(),
                        direction > 0 ? "rose" : "fell",
                        answer.change().abs().toPlainString(),
                        at(answer.from(), answer),
                        at(answer.to(), answer),
                        reasons(answer, direction),
                        although(answer, direction));
    }

    private static String reasons(ExplanationAnswer answer, int direction) {
        var reasons = answer.drivers().stream()
                .filter(driver -> driver.change().signum() == direction)
                .toList();
        var worth = size(reasons.get(0)).multiply(WORTH_SAYING);
        return reasons.stream()
                .filter(driver -> size(driver).compareTo(worth) >= 0)
                .limit(REASONS)
                .map(Driver::because)
                .collect(Collectors.joining(", and because "));
    }

    /** What went the other way, where that is much of the move. */
    private static String although(ExplanationAnswer answer, int direction) {
        var worth = answer.change().abs().multiply(WORTH_SAYING);
        return answer.drivers().stream()
                .filter(driver -> driver.change().signum() == -direction)
                .findFirst()
                .filter(driver -> size(driver).compareTo(worth) >= 0)
                .map(driver -> ", although " + driver.because())
                .orElse("");
    }

    private static BigDecimal size(Driver driver) {
        return driver.change().abs();
    }

    private static String at(End end, ExplanationAnswer answer) {
        return ShownScore.inBand(end.score(), end.displayScore(), end.band()) + when(end, answer);
    }

    /** Two versions on one day are told apart by the version. */
    private static String when(End end, ExplanationAnswer answer) {
        return answer.from().day().equals(answer.to().day())
                ? " under %s version %d"
                        .formatted(end.model().key(), end.model().version())
                : " on " + end.day();
    }
}
