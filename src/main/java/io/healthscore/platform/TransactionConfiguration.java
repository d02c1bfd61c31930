package io.healthscore.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Makes a transaction that loses its connection fail for that reason, so that the request is answered 503 and not 500. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

    @Bean
    JpaTransactionManager transactionManager(ObjectProvider<TransactionManagerCustomizers> customizers) {
        var manager = new Transactions();
        customizers.ifAvailable(each -> each.customize(manager));
        return manager;
    }

    private static final class Transactions extends JpaTransactionManager {

        private static final long serialVersionUID = 1;
        private static final Logger log = LoggerFactory.getLogger(Transactions.class);

        /** The database rolls back what it lost sight of by itself; a failure to ask for it would hide the one that matters. */
        @Override
        protected void doRollback(DefaultTransactionStatus status) {
            try {
                super.doRollback(status);
            } catch (RuntimeException gone) {
                log.debug("A transaction was not rolled back by us", gone);
            }
        }

        /** Whether it was committed nobody knows then: what is repeated must be safe to repeat. */
        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            try {
                super.doCommit(status);
            } catch (RuntimeException failure) {
                if (LostConnection.isCauseOf(failure)) {
                    throw new DataAccessResourceFailureException("The connection was lost during the commit", failure);
                }
                throw failure;
            }
        }
    }
}
