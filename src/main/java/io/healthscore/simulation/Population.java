package io.healthscore.simulation;

import io.healthscore.account.AccountFacts;
import io.healthscore.account.Accounts;
import io.healthscore.account.FactsByDay;
import io.healthscore.score.Evidence;
import io.healthscore.signal.Revision;
import io.healthscore.signal.Revisions;
import io.healthscore.signal.SignalReader;
import io.healthscore.signal.SignalWindow;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All accounts that are not excluded, by id, a page at a time with everything that scoring needs. Each page is read by a
 * few short statements of its own: no transaction lasts for a whole walk, and no more than a page is in memory. An
 * account that changes meanwhile is read as it is when its page comes.
 */
@Component
class Population {

    static final int PAGE = 100;

    /** Before every id. */
    static final String BEGINNING = "";

    private static final String IDS = """
            select account_id, spend, registered_at is not null as registered from account
            where account_id > :after and not excluded
            order by account_id limit :limit
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Revisions revisions;
    private final SignalReader signals;

    Population(JdbcClient jdbc, Accounts accounts, Revisions revisions, SignalReader signals) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.revisions = revisions;
        this.signals = signals;
    }

    /** How many accounts a walk passes, whether its extent takes them or not. */
    long size() {
        return jdbc.sql("select count(*) from account where not excluded")
                .query(Long.class)
                .single();
    }

    /** The next accounts after an id; those that the extent does not take are passed and left out. */
    Slice after(String accountId, Extent extent) {
        var rows = jdbc.sql(IDS)
                .param("after", accountId)
                .param("limit", PAGE)
                .query(Population::row)
                .list();
        return new Slice(members(rows, extent), rows.size(), rows.isEmpty() ? accountId : last(rows));
    }

    private List<Member> members(List<Row> rows, Extent extent) {
        var ids = rows.stream().map(Row::accountId).toList();
        var facts = accounts.factsOf(ids);
        var revisionsOf = revisions.read(ids);
        var present = rows.stream()
                .flatMap(row ->
                        present(row, facts.get(row.accountId()), revisionsOf.get(row.accountId()), extent).stream())
                .toList();
        var windows = windows(present, extent);
        var members = new ArrayList<Member>(present.size());
        present.forEach(one -> members.add(one.member(windows, extent)));
        return members;
    }

    /** Whether it is there on the day is known before its signals are read. */
    private static Optional<Present> present(
            Row row, @Nullable FactsByDay facts, @Nullable Revision revision, Extent extent) {
        if (facts == null) { // erased since the ids were read
            return Optional.empty();
        }
        var firstDay = revision == null ? null : revision.firstDay();
        var known = Evidence.of(facts, firstDay, extent.moment(), SignalWindow.EMPTY);
        return known.factsOn(extent.day()).filter(extent::takes).map(then -> new Present(row, then, known));
    }

    private Map<String, SignalWindow> windows(List<Present> present, Extent extent) {
        var ids = present.stream().map(one -> one.row().accountId()).toList();
        return ids.isEmpty() ? Map.of() : signals.read(ids, extent.reach(), extent.day(), extent.day());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(row.getString("account_id"), row.getBigDecimal("spend"), row.getBoolean("registered"));
    }

    private static String last(List<Row> rows) {
        return rows.get(rows.size() - 1).accountId();
    }

    /**
     * A page of the walk.
     *
     * @param passed how many accounts it passed, 0 at the end
     * @param end the id that the next page begins after
     */
    record Slice(List<Member> members, int passed, String end) {

        boolean isLast() {
            return passed < PAGE;
        }
    }

    private record Row(String accountId, @Nullable BigDecimal spend, boolean registered) {}

    private record Present(Row row, AccountFacts facts, Evidence known) {

        Member member(Map<String, SignalWindow> windows, Extent extent) {
            var window = windows.getOrDefault(row.accountId(), SignalWindow.EMPTY);
            return new Member(row.registered(), row.spend(), extent.day(), facts, known.with(window));
        }
    }
}
