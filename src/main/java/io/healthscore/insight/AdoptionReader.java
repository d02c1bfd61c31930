package io.healthscore.insight;

import io.healthscore.insight.Adoption.Month;
import io.healthscore.insight.AdoptionRows.Candidate;
import io.healthscore.insight.AdoptionRows.Use;
import io.healthscore.insight.Pairs.Pair;
import io.healthscore.insight.Pairs.Path;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads who took a feature up, month by month, and how those who did went on beside others that began equal. */
@Component
class AdoptionReader {

    private static final int ADOPTERS_AT_MOST = 500;

    /** With one that is unknown, to find the nearest. */
    private static final int NAMES_COMPARED = 5000;

    private static final int SHARE_DECIMALS = 4;
    private static final Comparator<Candidate> LATEST_FIRST =
            Comparator.comparing(Candidate::firstDay).reversed().thenComparing(Candidate::accountId);

    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    private final FeatureNames names;
    private final AdoptionRows rows;
    private final GradedClosings closings;
    private final ComparedAccounts accounts;

    AdoptionReader(FeatureNames names, AdoptionRows rows, GradedClosings closings, ComparedAccounts accounts) {
        this.names = names;
        this.rows = rows;
        this.closings = closings;
        this.accounts = accounts;
    }

    /** @throws UnknownFeature when nothing of that type ever had this name */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Adoption read(AccountChoice choice, Feature feature, Outcome outcome, LocalDate today) {
        if (!names.isKnown(feature)) {
            throw new UnknownFeature(feature, names.of(feature.type(), NAMES_COMPARED));
        }
        var days = new AdoptionDays(today);
        var uses = rows.uses(choice, feature, days);
        var begun = begun(uses, days);
        var yardstick = begun.yardstick(outcome, feature);
        return new Adoption(
                accounts.computedAt(choice).orElseGet(() -> today.atStartOfDay().toInstant(ZoneOffset.UTC)),
                feature.type().word(),
                feature.name(),
                outcome.word(),
                accounts.prevailingModel(choice).map(yardstick::leftOut).orElse(List.of()),
                months(choice, uses, days),
                begun.pairs(yardstick).firstUse(days, begun.adopters()));
    }

    private List<Month> months(AccountChoice choice, List<Use> uses, AdoptionDays days) {
        var months = days.months();
        var there = rows.there(choice, months.stream().map(days::end).toList(), days.today());
        var used = uses.stream()
                .flatMap(use -> use.months().stream()
                        .filter(months::contains)
                        .map(month -> Map.entry(use.accountId(), days.end(month))))
                .toList();
        var using = rows.usersThere(used, days.today());
        return months.stream()
                .filter(month -> there.containsKey(days.end(month)))
                .map(month ->
                        month(month, using.getOrDefault(days.end(month), 0L), there.getOrDefault(days.end(month), 1L)))
                .toList();
    }

    private static Month month(YearMonth month, long using, long accounts) {
        var share =
                BigDecimal.valueOf(using).divide(BigDecimal.valueOf(accounts), SHARE_DECIMALS, RoundingMode.HALF_UP);
        return new Month(month.toString(), using, accounts, share);
    }

    private Begun begun(List<Use> uses, AdoptionDays days) {
        var strata = Strata.of(uses.stream().map(Use::size).toList());
        var candidates = IntStream.range(0, uses.size())
                .mapToObj(i -> new Candidate(
                        uses.get(i).accountId(), uses.get(i).firstDay().orElse(NEVER), strata.of()[i]))
                .toList();
        var adopters = candidates.stream()
                .filter(candidate -> days.isAdoption(candidate.firstDay()))
                .toList();
        var latest =
                adopters.stream().sorted(LATEST_FIRST).limit(ADOPTERS_AT_MOST).toList();
        var others = candidates.stream()
                .filter(candidate -> candidate.firstDay().isAfter(days.firstUseFrom()))
                .toList();
        var matched = match(latest, rows.like(latest, others));
        return new Begun(
                adopters.size(),
                matched,
                closings.read(
                        matched.stream().flatMap(Match::closings).distinct().toList()));
    }

    /** Each adopter in turn takes the nearest that is left, so that nobody is counted twice. */
    private static List<Match> match(List<Candidate> adopters, Map<String, List<String>> like) {
        var taken = new HashSet<String>();
        var matches = new ArrayList<Match>();
        for (var adopter : adopters) {
            for (var other : like.getOrDefault(adopter.accountId(), List.of())) {
                if (taken.add(other)) {
                    matches.add(new Match(adopter.accountId(), other, adopter.firstDay()));
                    break;
                }
            }
        }
        return matches;
    }

    /** The accounts that took it up, and the closings of those that have a match and of these. */
    private record Begun(long adopters, List<Match> matches, Map<Map.Entry<String, LocalDate>, Graded> closings) {

        /** As in a comparison of now: without all that reads the feature's events, unless that leaves too little. */
        Yardstick yardstick(Outcome outcome, Feature feature) {
            var strict = Yardstick.strict(outcome, feature);
            return outcome != Outcome.USAGE && pairs(strict).isEnough() ? strict : Yardstick.lenient(outcome, feature);
        }

        Pairs pairs(Yardstick yardstick) {
            return new Pairs(matches.stream()
                    .map(match ->
                            new Pair(path(match.adopter(), match, yardstick), path(match.other(), match, yardstick)))
                    .toList());
        }

        private Path path(String accountId, Match match, Yardstick yardstick) {
            var outcomes = match.days()
                    .mapToDouble(day -> {
                        var closing = closings.get(Map.entry(accountId, day));
                        return closing == null ? Double.NaN : yardstick.of(closing);
                    })
                    .toArray();
            boolean left = !closings.containsKey(Map.entry(accountId, match.after()));
            return new Path(outcomes[0], outcomes[1], outcomes[2], left);
        }
    }

    private record Match(String adopter, String other, LocalDate firstUse) {

        Stream<LocalDate> days() {
            return Stream.of(firstUse.minusDays(AdoptionDays.BESIDE), firstUse.minusDays(1), after());
        }

        LocalDate after() {
            return firstUse.plusDays(AdoptionDays.BESIDE);
        }

        Stream<Map.Entry<String, LocalDate>> closings() {
            return days().flatMap(day -> Stream.of(Map.entry(adopter, day), Map.entry(other, day)));
        }
    }
}
