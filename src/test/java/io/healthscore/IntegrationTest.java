package io.healthscore;

import io.healthscore.platform.SettableClock;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextCustomizerFactories;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The whole service on a random port and a real Postgres; one context for all classes that ask for nothing of their own.
 * A {@code RestTestClient} for that port, the beans and a {@link SettableClock} can be autowired. The clock stands still
 * at {@link SettableClock#START} when a test begins; nothing runs in the background; the database is shared, so use
 * account ids of your own, or {@link OwnDatabase}. For another replica see {@link Replica}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureRestTestClient
@Import({SettableClock.Configuration.class, TestClient.class})
@TestExecutionListeners(listeners = SettableClock.Reset.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
@ContextCustomizerFactories(TestDatabaseCustomizer.Factory.class)
public @interface IntegrationTest {}
