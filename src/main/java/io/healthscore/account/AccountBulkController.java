package io.healthscore.account;

import io.healthscore.account.RegistrationOutcome.Status;
import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.StrictJson;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountBulkController {

    private static final DataSize MOST = DataSize.ofMegabytes(10);
    private static final int MOST_ITEMS = 1000;

    private final Registrations registrations;

    AccountBulkController(Registrations registrations) {
        this.registrations = registrations;
    }

    /** @param errors what is wrong with the item, by pointers into the request */
    record Item(int index, @Nullable String id, String status, List<Fault> errors) {

        static Item of(int index, @Nullable String id, RegistrationOutcome outcome) {
            return new Item(index, id, outcome.status().word(), outcome.faults());
        }
    }

    /** What became of the items: {@code received = created + updated + rejected}. */
    record Result(int received, long created, long updated, long rejected, List<Item> items) {

        static Result of(List<Registration> sent, List<RegistrationOutcome> outcomes) {
            return new Result(
                    sent.size(),
                    count(outcomes, Status.CREATED),
                    count(outcomes, Status.UPDATED),
                    count(outcomes, Status.REJECTED),
                    IntStream.range(0, sent.size())
                            .mapToObj(index -> Item.of(index, sent.get(index).id(), outcomes.get(index)))
                            .toList());
        }

        private static long count(List<RegistrationOutcome> outcomes, Status status) {
            return outcomes.stream()
                    .filter(outcome -> outcome.status() == status)
                    .count();
        }
    }

    @PostMapping(path = "/api/v1/accounts", consumes = MediaType.APPLICATION_JSON_VALUE)
    Result merge(InputStream body) {
        var document = StrictJson.read(new BoundedBody(body, MOST), MOST_ITEMS);
        if (!document.node().isArray()) {
            throw new InvalidRequest(Fault.at("", "must be an array of accounts"));
        }
        var items = document.items().stream().map(Registration::of).toList();
        return Result.of(items, registrations.merge(items));
    }
}
