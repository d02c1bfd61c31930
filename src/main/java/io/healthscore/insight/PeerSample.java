package io.healthscore.insight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.healthscore.insight.PeerGroup.Peer;
import io.healthscore.model.Catalog;
import io.healthscore.model.ScoringModels;
import io.healthscore.scoring.DistinctNames;
import io.healthscore.scoring.Metric;
import io.healthscore.signal.EventType;
import io.healthscore.signal.Signals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads which features the accounts of each segment use, and how healthy they are; large segments by a sample. */
@Repository
class PeerSample {

    private static final int ACCOUNTS_A_SEGMENT = 400;
    private static final int ACCOUNTS = 4000;

    private static final String ACCOUNTS_OF_EACH = """
            select account_id, segment, model_key, model_version, answer
            from (select c.account_id, coalesce(a.segment, '') as segment, c.model_key, c.model_version, c.answer,
                         row_number() over (partition by a.segment order by hashtext(c.account_id), c.account_id) as nth
                  from score_current c
                  join account a on a.account_id = c.account_id
                  where c.state = 'active' and c.score is not null and not a.excluded and a.registered_at is not null) p
            where nth <= :most
            order by nth, account_id
            limit :mostOfAll
            """;

    private static final String USE = """
            select distinct account_id, facet from signal_day
            where account_id = any(:ids) and type = 'feature_used' and day > :today::date - :days and facet <> :other
            order by account_id, facet
            """;

    private final JdbcClient jdbc;
    private final ScoringModels models;
    private final JsonMapper json;
    private final Clock clock;

    PeerSample(JdbcClient jdbc, ScoringModels models, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.models = models;
        this.json = json;
        this.clock = clock;
    }

    /** By segment; accounts without one are a group too, under the empty name. */
    @Transactional(readOnly = true)
    public Map<String, PeerGroup> read() {
        var catalog = models.catalog();
        var members = jdbc.sql(ACCOUNTS_OF_EACH)
                .param("most", ACCOUNTS_A_SEGMENT)
                .param("mostOfAll", ACCOUNTS)
                .query((row, index) -> member(row, catalog))
                .list();
        var features = features(members.stream().map(Member::accountId).toList());
        return members.stream()
                .collect(Collectors.groupingBy(
                        Member::segment,
                        Collectors.collectingAndThen(
                                Collectors.mapping(
                                        member -> new Peer(
                                                member.health(), features.getOrDefault(member.accountId(), Set.of())),
                                        Collectors.toList()),
                                PeerGroup::new)));
    }

    private Map<String, Set<String>> features(List<String> accountIds) {
        var features = new HashMap<String, List<String>>();
        jdbc.sql(USE)
                .param("ids", accountIds.toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .param("days", PeerFeatures.DAYS)
                .param("other", Signals.OTHER)
                .query((row, index) -> Map.entry(row.getString("account_id"), row.getString("facet")))
                .list()
                .forEach(use -> features.computeIfAbsent(use.getKey(), id -> new ArrayList<>())
                        .add(use.getValue()));
        return features.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    private Member member(ResultSet row, Catalog catalog) throws SQLException {
        var model = catalog.version(row.getString("model_key"), row.getInt("model_version"))
                .model();
        var counting = model.metrics().stream()
                .filter(PeerSample::countsFeatures)
                .map(Metric::key)
                .collect(Collectors.toSet());
        var answer = json.readValue(row.getString("answer"), Graded.class);
        return new Member(row.getString("account_id"), row.getString("segment"), answer.healthWithout(counting));
    }

    private static boolean countsFeatures(Metric metric) {
        return metric.value().selections().stream()
                .anyMatch(selection -> selection.types().contains(EventType.FEATURE_USED)
                        && (metric.value() instanceof DistinctNames
                                || !selection.names().any()));
    }

    private record Member(String accountId, String segment, double health) {}

    /** What a stored answer says of its metrics. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Graded(List<Part> metrics) {

        double healthWithout(Set<String> keys) {
            double points = 0;
            double weight = 0;
            for (Part part : metrics) {
                if (!keys.contains(part.key())) {
                    points += part.contribution();
                    weight += part.weight();
                }
            }
            return weight > 0 ? points / weight : 0;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Part(String key, double weight, double contribution) {}
}
