package io.healthscore.event;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code event_rejection}; their ids ascend, so the newest are the greatest. */
@Component
class RejectionRows {

    static final int MOST = 100_000;

    private static final String INSERT = """
            insert into event_rejection (received_at, account_id, event_id, pointer, detail, payload)
            select :receivedAt, account_id, event_id, pointer, detail, payload
            from unnest(:accountIds::text[], :ids::text[], :pointers::text[], :details::text[], :payloads::text[])
                 with ordinality as u(account_id, event_id, pointer, detail, payload, place)
            order by place
            """;

    /** Reads the key's two ends, never the rows between. */
    private static final String DELETE_BEYOND = """
            delete from event_rejection
            where rejection_id <= (select max(rejection_id) from event_rejection) - :most
            """;

    /** As it is only where it is not a part of something longer, or erasing the person 17 would delete half of the list. */
    private static final String DELETE_WITH = """
            delete from event_rejection
            where strpos(payload, :written) > 0
               or strpos(payload, :text) > 0
                  and payload ~ ('(?<![[:alnum:]._@-])' || regexp_replace(:text, '[^[:alnum:]]', '\\\\\\&', 'g')
                                 || '(?![[:alnum:]._@-])')
            """;

    private static final String LIST = """
            select rejection_id, received_at, account_id, event_id, pointer, detail, payload
            from event_rejection
            where received_at >= :from
              and (received_at, rejection_id) < (:receivedAt, :rejectionId)
              and (:accountId::text is null or account_id = :accountId)
            order by received_at desc, rejection_id desc
            limit :limit
            """;

    private final JdbcClient jdbc;

    RejectionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in the list, the newest first. */
    record Place(Instant receivedAt, long rejectionId) {
        static final Place BEFORE_ALL = new Place(Instant.parse("9999-12-31T00:00:00Z"), Long.MAX_VALUE);
    }

    record Row(Place place, Rejection rejection) {}

    /** All of one request, received at one time. */
    void insert(List<Rejection> rejections) {
        jdbc.sql(INSERT)
                .param("receivedAt", utc(rejections.get(0).receivedAt()))
                .param("accountIds", column(rejections, Rejection::accountId))
                .param("ids", column(rejections, Rejection::id))
                .param("pointers", column(rejections, Rejection::pointer))
                .param("details", column(rejections, Rejection::detail))
                .param("payloads", column(rejections, Rejection::payload))
                .update();
    }

    List<Row> list(Instant from, @Nullable String accountId, Place after, int limit) {
        return jdbc.sql(LIST)
                .param("from", utc(from))
                .param("accountId", accountId)
                .param("receivedAt", utc(after.receivedAt()))
                .param("rejectionId", after.rejectionId())
                .param("limit", limit)
                .query((row, number) -> {
                    var receivedAt =
                            row.getObject("received_at", OffsetDateTime.class).toInstant();
                    return new Row(
                            new Place(receivedAt, row.getLong("rejection_id")),
                            new Rejection(
                                    receivedAt,
                                    row.getString("account_id"),
                                    row.getString("event_id"),
                                    row.getString("pointer"),
                                    row.getString("detail"),
                                    row.getString("payload")));
                })
                .list();
    }

    void deleteBeyond(int most) {
        jdbc.sql(DELETE_BEYOND).param("most", most).update();
    }

    void deleteBefore(Instant oldest) {
        jdbc.sql("delete from event_rejection where received_at < :oldest")
                .param("oldest", utc(oldest))
                .update();
    }

    /**
     * Deletes those with this text in their payload: as JSON writes it, or as it is, be it a number's digits or a word of what
     * is no JSON at all.
     */
    void deleteWith(String text, String written) {
        jdbc.sql(DELETE_WITH).param("text", text).param("written", written).update();
    }

    void deleteOf(String accountId) {
        jdbc.sql("delete from event_rejection where account_id = :accountId")
                .param("accountId", accountId)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable String[] column(List<Rejection> rejections, Function<Rejection, @Nullable String> column) {
        return rejections.stream().map(column).toArray(String[]::new);
    }
}
