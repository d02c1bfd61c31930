package io.healthscore.score;

import io.healthscore.score.ExplanationAnswer.Driver;
import io.healthscore.score.ExplanationAnswer.End;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /** As many as a sentence bears. */
    private static final int REASONS = 2;

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
            answer.drivers().forEach(driver -> lines.add("  %+7.2f  %s".formatted(driver.change(), driver.because())));
        }
        return lines.toString();
    }

    private static String sentence(ExplanationAnswer answer) {
        int direction = answer.change().signum();
        if (direction == 0) {
            return "%s stands at %s, as on %s%s."
                    .formatted(
                            answer.accountId(),
                            at(answer.to()),
                            answer.from().day(),
                            answer.drivers().isEmpty() ? "" : "; what moved it cancels out");
        }
        return "%s %s by %s points, from %s to %s, mostly because %s."
                .formatted(
                        answer.accountId(),
                        direction > 0 ? "rose" : "fell",
                        answer.change().abs().toPlainString(),
                        at(answer.from()),
                        at(answer.to()),
                        answer.drivers().stream()
                                .filter(driver -> driver.change().signum() == direction)
                                .limit(REASONS)
                                .map(Driver::because)
                                .collect(Collectors.joining(", and because ")));
    }

    private static String at(End end) {
        return "%s (%s) on %s".formatted(end.score().toPlainString(), end.band(), end.day());
    }
}
