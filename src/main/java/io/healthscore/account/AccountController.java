package io.healthscore.account;

import io.healthscore.platform.BoundedBody;
import io.healthscore.platform.Fault;
import io.healthscore.platform.InvalidRequest;
import io.healthscore.platform.JsonFields;
import io.healthscore.platform.StrictJson;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private final Registrations registrations;
    private final Erasures erasures;
    private final AccountFinder finder;
    private final AccountViews views;

    AccountController(Registrations registrations, Erasures erasures, AccountFinder finder, AccountViews views) {
        this.registrations = registrations;
        this.erasures = erasures;
        this.finder = finder;
        this.views = views;
    }

    @GetMapping("/{accountId}")
    ResponseEntity<AccountView> read(@PathVariable String accountId) {
        return answer(HttpStatus.OK, finder.withId(accountId));
    }

    @GetMapping("/by/{system}/{externalId}")
    ResponseEntity<AccountView> readBy(@PathVariable String system, @PathVariable String externalId) {
        return answer(HttpStatus.OK, finder.withExternalId(new ExternalId(system, externalId)));
    }

    @PutMapping(path = "/{accountId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AccountView> replace(
            @PathVariable String accountId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String ifNoneMatch,
            InputStream body) {
        var record = record(accountId, StrictJson.read(new BoundedBody(body)));
        var precondition = new Precondition(ifMatch, ifNoneMatch, account -> views.etagOf(views.of(account)));
        var replacement = registrations.replace(accountId, record, precondition);
        return answer(replacement.created() ? HttpStatus.CREATED : HttpStatus.OK, replacement.account());
    }

    @DeleteMapping("/{accountId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String accountId) {
        erasures.erase(accountId);
    }

    private ResponseEntity<AccountView> answer(HttpStatus status, Account account) {
        var view = views.of(account);
        return ResponseEntity.status(status).eTag(views.etagOf(view)).body(view);
    }

    private static AccountRecord record(String accountId, StrictJson.Document body) {
        if (!AccountIds.allows(accountId)) {
            throw new InvalidRequest(Fault.parameter("accountId", AccountIds.RULE));
        }
        var json = JsonFields.of(body);
        json.text("id", 1, AccountIds.LONGEST).must(accountId::equals, "must equal the path's, or be left out");
        var record = AccountReader.read(json);
        RecordBounds.check(json, AccountRecord.EMPTY, record);
        json.throwIfFaulty();
        return record;
    }
}
