package io.healthscore.event;

import io.healthscore.account.UnknownAccount;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes signals anew from the events that are kept, and says where they were not equal. They are a pure function of the
 * set of events, so whatever order these came in, nothing should ever differ.
 */
@Component
public class Rebuild {

    private static final String PAGE = """
            select account_id from account where account_id > :after order by account_id limit 1000
            """;

    private final AccountRebuild account;
    private final Repetition repetition;
    private final JdbcClient jdbc;

    Rebuild(AccountRebuild account, Repetition repetition, JdbcClient jdbc) {
        this.account = account;
        this.repetition = repetition;
        this.jdbc = jdbc;
    }

    /**
     * One account; events for it wait meanwhile.
     *
     * @param dryRun whether what differs is only told, and left as it is
     * @throws UnknownAccount if no account has the id
     */
    public RebuildReport account(String accountId, boolean dryRun) {
        return plus(RebuildReport.NOTHING, accountId, dryRun);
    }

    /** All accounts, one after the other. */
    public RebuildReport all(boolean dryRun) {
        var report = RebuildReport.NOTHING;
        for (var page = after(""); !page.isEmpty(); page = after(page.get(page.size() - 1))) {
            for (var id : page) {
                report = plusIfThere(report, id, dryRun);
            }
        }
        return report;
    }

    private RebuildReport plus(RebuildReport report, String accountId, boolean dryRun) {
        return report.plus(repetition.of(() -> account.rebuild(accountId, dryRun)));
    }

    private RebuildReport plusIfThere(RebuildReport report, String accountId, boolean dryRun) {
        try {
            return plus(report, accountId, dryRun);
        } catch (UnknownAccount erasedMeanwhile) {
            return report;
        }
    }

    private List<String> after(String accountId) {
        return jdbc.sql(PAGE).param("after", accountId).query(String.class).list();
    }
}
