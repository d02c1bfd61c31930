package io.healthscore.insight;

import io.healthscore.insight.Quadrant.Part;
import io.healthscore.insight.Quadrant.Total;
import io.healthscore.model.ScoringModels;
import io.healthscore.platform.Columns;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts accounts and sums up spend by health and expansion, from the stored scores. */
@Repository
class QuadrantCounts {

    private static final String VERSIONS = """
            select distinct model_key, model_version from score_current where band <> '' order by model_key, model_version
            """;

    private static final String QUADRANTS = """
            select q.health, q.expansion, count(c.account_id) as accounts, coalesce(sum(c.spend), 0) as spend
            from (values ('healthy', 'high', 1), ('healthy', 'low', 2), ('not_healthy', 'high', 3), ('not_healthy', 'low', 4))
                as q(health, expansion, place)
            left join (
                select c.account_id, a.spend,
                       case when c.band = 'healthy' then 'healthy' else 'not_healthy' end as health,
                       case when c.expansion_score >= m.high_from then 'high' else 'low' end as expansion
                from score_current c
                join account a on a.account_id = c.account_id
                left join unnest(:keys::text[], :versions::int[], :highFrom::float8[]) as m(key, version, high_from)
                    on m.key = c.model_key and m.version = c.model_version
                where c.score is not null and %s) c
              on c.health = q.health and c.expansion = q.expansion
            group by q.health, q.expansion, q.place
            order by q.place
            """;

    private static final String UNSCORED = """
            select count(*) as accounts, coalesce(sum(a.spend), 0) as spend
            from score_current c
            join account a on a.account_id = c.account_id
            where c.score is null and %s
            """;

    private final JdbcClient jdbc;
    private final ScoringModels models;

    QuadrantCounts(JdbcClient jdbc, ScoringModels models) {
        this.jdbc = jdbc;
        this.models = models;
    }

    /** All four, the healthy ones first. */
    List<Part> quadrants(AccountChoice choice) {
        var thresholds = new Columns<>(thresholds());
        return jdbc.sql(QUADRANTS.formatted(choice.condition()))
                .params(choice.parameters())
                .param("keys", thresholds.texts(Threshold::key))
                .param("versions", thresholds.wholes(Threshold::version))
                .param("highFrom", thresholds.numbers(threshold -> BigDecimal.valueOf(threshold.expansionAtLeast())))
                .query(Part.class)
                .list();
    }

    Total unscored(AccountChoice choice) {
        return jdbc.sql(UNSCORED.formatted(choice.condition()))
                .params(choice.parameters())
                .query(Total.class)
                .single();
    }

    private List<Threshold> thresholds() {
        return jdbc.sql(VERSIONS)
                .query((row, index) -> threshold(row.getString("model_key"), row.getInt("model_version")))
                .list();
    }

    private Threshold threshold(String key, int version) {
        var flags = models.version(key, version).model().flags();
        return new Threshold(key, version, flags.expansionReady().expansionAtLeast());
    }

    /** From which expansion score on a version calls an account ready, if it is healthy. */
    private record Threshold(String key, int version, double expansionAtLeast) {}
}
