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
    private final CountedMonths months;
    private final Repetition repetition;
    private final JdbcClient jdbc;

    Rebuild(AccountRebuild account, CountedMonths months, Repetition repetition, JdbcClient jdbc) {
        this.account = account;
        this.months = months;
        this.repetition = repetition;
        this.jdbc = jdbc;
    }

    /**
     * One account, month by month, for all its years may be more than the memory holds; events for it wait for one month.
     *
     * @param dryRun whether what differs is only told, and left as it is
     * @throws UnknownAccount if no account has the id
     */
    public RebuildReport account(String accountId, boolean dryRun) {
        var report = RebuildReport.ONE_ACCOUNT;
        for (var month : months.of(accountId)) {
            report = report.plus(repetition.of(() -> account.rebuild(accountId, month, dryRun)));
        }
        return report;
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

    private RebuildReport plusIfThere(RebuildReport report, String accountId, boolean dryRun) {
        try {
            return report.plus(account(accountId, dryRun));
        } catch (UnknownAccount erasedMeanwhile) {
            return report;
        }
    }

    private List<String> after(String accountId) {
        return jdbc.sql(PAGE).param("after", accountId).query(String.class).list();
    }
}
