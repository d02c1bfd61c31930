package io.healthscore.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

/** Loads accounts whole. */
interface AccountRepository extends Repository<Account, String> {

    @EntityGraph(attributePaths = "externalIds")
    List<Account> findByAccountIdInOrderByAccountId(Collection<String> ids);

    default Optional<Account> withId(String id) {
        return findByAccountIdInOrderByAccountId(List.of(id)).stream().findFirst();
    }

    void flush();
}
