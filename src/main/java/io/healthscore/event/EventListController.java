package io.healthscore.event;

import io.healthscore.account.AccountIds;
import io.healthscore.platform.Cursor;
import io.healthscore.platform.EmptyParameter;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import io.healthscore.platform.TimeRange;
import io.healthscore.platform.Times;
import io.healthscore.signal.EventType;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lists events, the names that they came with, and what was refused. */
@RestController
@RequestMapping("/api/v1")
class EventListController {

    private final AccountLog log;
    private final EventNames names;
    private final RejectionRows rejections;
    private final Rejections kept;

    EventListController(AccountLog log, EventNames names, RejectionRows rejections, Rejections kept) {
        this.log = log;
        this.names = names;
        this.rejections = rejections;
        this.kept = kept;
    }

    @GetMapping("/accounts/{accountId}/events")
    Page<EventView> events(
            @PathVariable String accountId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Limits.of(limit);
        var range = TimeRange.of(from, to);
        var after = cursor == null ? AccountLog.Place.before(range.before()) : place(cursor);
        var rows = log.list(accountId, range.from(), after, type(EmptyParameter.asNone(type)), size.withOneMore());
        return Page.of(rows, size, row -> Cursor.encode(row.occurredAt().toString(), row.storedId()));
    }

    @GetMapping("/events/names")
    Page<EventNames.Name> names(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var size = Limits.of(limit);
        var after = Cursor.decode(cursor == null ? Cursor.encode("", "") : cursor, 2);
        var rows = names.after(after.text(0), after.text(1), size.withOneMore());
        return Page.of(rows, size, row -> Cursor.encode(row.type(), row.name()));
    }

    @GetMapping("/events/rejections")
    Page<RejectionView> rejections(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String accountId,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var ofAccount = EmptyParameter.asNone(accountId);
        if (ofAccount != null && !AccountIds.allows(ofAccount)) {
            throw new InvalidRequest(Fault.parameter("accountId", AccountIds.RULE));
        }
        var size = Limits.of(limit);
        var asked = TimeRange.of(from, null).from();
        var first = asked.isAfter(kept.oldest()) ? asked : kept.oldest();
        var after = cursor == null ? RejectionRows.Place.BEFORE_ALL : rejectionPlace(cursor);
        var rows = rejections.list(first, ofAccount, after, size.withOneMore());
        return Page.of(
                        rows,
                        size,
                        row -> Cursor.encode(
                                row.place().receivedAt().toString(),
                                String.valueOf(row.place().rejectionId())))
                .map(row -> RejectionView.of(row.rejection()));
    }

    /** What was refused, and why. */
    record RejectionView(
            Instant receivedAt,
            @Nullable String accountId,
            @Nullable String id,
            String pointer,
            String detail,
            String payload) {

        static RejectionView of(Rejection rejection) {
            return new RejectionView(
                    rejection.receivedAt(),
                    rejection.accountId(),
                    rejection.id(),
                    rejection.pointer(),
                    rejection.detail(),
                    rejection.payload());
        }
    }

    private static AccountLog.Place place(String cursor) {
        var parts = Cursor.decode(cursor, 2);
        return new AccountLog.Place(parts.read(0, EventListController::time), parts.text(1));
    }

    private static RejectionRows.Place rejectionPlace(String cursor) {
        var parts = Cursor.decode(cursor, 2);
        return new RejectionRows.Place(parts.read(0, EventListController::time), parts.wholeNumber(1));
    }

    private static Instant time(String text) {
        return Times.instant(text).orElseThrow(() -> new IllegalArgumentException("no time that a row could have"));
    }

    private static @Nullable EventType type(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return EventType.of(word)
                .orElseThrow(() -> new InvalidRequest(Fault.parameter(
                        "type",
                        "must be one of "
                                + Arrays.stream(EventType.values())
                                        .map(EventType::word)
                                        .collect(Collectors.joining(", ")))));
    }
}
