package io.healthscore.event;

import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import io.healthscore.signal.SignalDifference;
import io.healthscore.signal.SignalRow;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proves signals equal to the events that they were made of, or makes them so. */
@RestController
class RebuildController {

    private final Rebuild rebuild;

    RebuildController(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /**
     * Makes the signals of one account, or of all, anew from the events that are still kept, account by account, and
     * answers how many were compared and which differed. {@code {"accountId": "acme", "dryRun": true}}: both are optional;
     * with {@code dryRun} differences are told and left as they are. Nothing differing is what it should answer.
     */
    @PostMapping("/api/v1/signals/rebuild")
    Report rebuild(InputStream body) {
        var fields = JsonFields.of(StrictJson.read(new BoundedBody(body)));
        var accountId = fields.text("accountId", 1, 128).orNull();
        boolean dryRun = fields.bool("dryRun").or(false);
        fields.refuseOthers("a rebuild");
        fields.throwIfFaulty();
        return Report.of(accountId == null ? rebuild.all(dryRun) : rebuild.account(accountId, dryRun));
    }

    /**
     * @param days signals compared, one an account, type, day and facet
     * @param different how many of them were not what the events come to
     * @param differences the first 100 of these
     */
    record Report(long accounts, long days, long different, List<Difference> differences) {
        static Report of(RebuildReport report) {
            return new Report(
                    report.accounts(),
                    report.days(),
                    report.different(),
                    report.differences().stream().map(Difference::of).toList());
        }
    }

    /**
     * @param stored null if there was no such signal
     * @param rebuilt null if no event makes one
     */
    record Difference(
            String accountId,
            String type,
            LocalDate day,
            String facet,
            @Nullable Values stored,
            @Nullable Values rebuilt) {
        static Difference of(SignalDifference difference) {
            var key = difference.key();
            return new Difference(
                    key.accountId(),
                    key.type().word(),
                    key.day(),
                    key.facet(),
                    Values.of(difference.stored()),
                    Values.of(difference.rebuilt()));
        }
    }

    /** @param users how many are kept, 512 at most */
    record Values(
            long count,
            long valued,
            BigDecimal sum,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable BigDecimal last,
            Instant lastAt,
            String lastId,
            int severity,
            int users) {
        static @Nullable Values of(@Nullable SignalRow row) {
            return row == null
                    ? null
                    : new Values(
                            row.count(),
                            row.valued(),
                            row.sum(),
                            row.min(),
                            row.max(),
                            row.lastValue(),
                            row.lastAt(),
                            row.lastId(),
                            row.severity(),
                            row.users().length);
        }
    }
}
