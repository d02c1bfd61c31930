package io.healthscore.score;

import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Cursor;
import io.healthscore.platform.Limits;
import io.healthscore.platform.Page;
import io.healthscore.platform.StrictJson;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders recalculations of history, follows them, and shows what they changed. */
@RestController
@RequestMapping("/api/v1/recalculations")
class RecalculationController {

    private final Recalculations recalculations;
    private final RecalculationChanges changes;
    private final RecalculationOrders orders;
    private final RecalculationWork work;

    RecalculationController(
            Recalculations recalculations,
            RecalculationChanges changes,
            RecalculationOrders orders,
            RecalculationWork work) {
        this.recalculations = recalculations;
        this.changes = changes;
        this.orders = orders;
        this.work = work;
    }

    /** Orders one; it begins within a second or two, after those ordered before. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<View> create(InputStream body) {
        var job = orders.place(StrictJson.read(new BoundedBody(body)));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/recalculations/" + job.id()))
                .body(view(job));
    }

    /** Newest first. */
    @GetMapping
    Page<View> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        var limits = Limits.of(limit);
        long below = cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, 1).wholeNumber(0);
        return Page.of(
                        recalculations.list(below, limits.withOneMore()),
                        limits,
                        job -> Cursor.encode(Long.toString(job.id())))
                .map(this::view);
    }

    @GetMapping("/{id}")
    View get(@PathVariable long id) {
        return view(recalculations.get(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable long id) {
        recalculations.cancel(id);
        work.drop(id);
    }

    /** By account and day. */
    @GetMapping("/{id}/changes")
    Page<RecalculationChange> changes(
            @PathVariable long id,
            @RequestParam @Nullable String accountId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        var limits = Limits.of(limit);
        recalculations.get(id);
        return Page.of(
                changes.list(id, accountId, position(cursor), limits.withOneMore()),
                limits,
                last -> Cursor.encode(last.accountId(), last.day().toString()));
    }

    private static RecalculationChanges.Position position(@Nullable String cursor) {
        if (cursor == null) {
            return RecalculationChanges.Position.BEGINNING;
        }
        var after = Cursor.decode(cursor, 2);
        return new RecalculationChanges.Position(after.text(0), after.day(1));
    }

    private View view(Recalculation job) {
        return View.of(job, recalculations.secondsLeft(job));
    }

    /**
     * A recalculation.
     *
     * @param accountIds null for all accounts; empty once all that were named are erased
     * @param model null for the version that applied on each day
     * @param done accounts; {@code total} too
     * @param percent 0 to 100, two decimals
     * @param etaSeconds at the rate so far; null while that is unknown
     * @param changedDays closings that said something else before
     * @param failure what to do; null unless it failed
     */
    record View(
            long id,
            String state,
            LocalDate from,
            LocalDate to,
            @Nullable List<String> accountIds,
            @Nullable String model,
            @Nullable Integer version,
            @Nullable String author,
            long done,
            long total,
            BigDecimal percent,
            @Nullable Long etaSeconds,
            long changedDays,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable String failure) {

        static View of(Recalculation job, OptionalLong left) {
            var order = job.order();
            return new View(
                    job.id(),
                    job.state().word(),
                    order.from(),
                    order.to(),
                    order.accountIds(),
                    order.version() == null ? null : order.version().model(),
                    order.version() == null ? null : order.version().number(),
                    order.author(),
                    job.progress().done(),
                    job.progress().total(),
                    job.progress().percent(),
                    left.isPresent() ? left.getAsLong() : null,
                    job.changedDays(),
                    job.timing().createdAt(),
                    job.timing().startedAt(),
                    job.timing().finishedAt(),
                    job.failure());
        }
    }
}
