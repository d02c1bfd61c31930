package io.healthscore.insight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.healthscore.insight.PeerGroup.Peer;
import io.healthscore.model.Catalog;
import io.healthscore.model.ScoringModels;
import io.healthscore.scoring.DistinctNames;
import io.healthscore.scoring.Metric;
import io.healthscore.signal.EventType;
import java.sql.ResultSet;
import java.sql.SQLException;
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
                  where c.state = 'active' and c.raw_score is not null and not a.excluded and a.registered_at is not null) p
            where nth <= :most
            order by nth, account_id
            limit :mostOfAll
            """;

    private final JdbcClient jdbc;
    private final PeerUses uses;
    private final ScoringModels models;
    private final JsonMapper json;

    PeerSample(JdbcClient jdbc, PeerUses uses, ScoringModels models, JsonMapper json) {
        this.jdbc = jdbc;
        this.uses = uses;
        this.models = models;
        this.json = json;
    }

    /** By segment; accounts without one are a group too, under the empty name. */
    @Transactional(readOnly = true)
    public Map<String, PeerGroup> read() {
        var catalog = models.catalog();
        var members = jdbc
                .sql(ACCOUNTS_OF_EACH)
                .param("most", ACCOUNTS_A_SEGMENT)
                .param("mostOfAll", ACCOUNTS)
                .query((row, index) -> member(row, catalog))
                .list()
                .stream()
                .filter(member -> !Double.isNaN(member.health()))
                .toList();
        var features = uses.of(members.stream().map(Member::accountId).toList());
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

        /** NaN when nothing else is known. */
        double healthWithout(Set<String> keys) {
            double points = 0;
            double weight = 0;
            for (Part part : metrics) {
                if (!keys.contains(part.key())) {
                    points += part.contribution();
                    weight += part.weight();
                }
            }
            return weight > 0 ? points / weight : Double.NaN;
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Part(String key, double weight, double contribution) {}
}
