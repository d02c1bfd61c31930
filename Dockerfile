# syntax=docker/dockerfile:1
# Both images exactly, so that a build is the same tomorrow; Dependabot brings newer ones.
FROM eclipse-temurin:25.0.4_7-jdk-noble AS build
WORKDIR /build
COPY .mvn .mvn
COPY mvnw pom.xml ./
COPY src src
# The API description, which the service answers with.
COPY docs docs
# The tests need a database and have run before an image is built: see .ci/run.
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -ntp -q package -DskipTests -Dspotless.check.skip
# The Postgres of the profile 'local' is of no use in a container; its programs are most of the jar.
RUN cp target/healthscore-*.jar healthscore.jar \
 && java -Djarmode=tools -jar healthscore.jar extract --layers --destination layers \
 && rm layers/dependencies/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:25.0.4_7-jre-noble AS application
RUN useradd --system --uid 10001 --no-create-home healthscore
WORKDIR /app
# From what changes seldom to what changes always.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./

# A start up to the point where it would take requests, on a database for just that, leaves behind what the JVM loaded and linked. With
# that in hand a start takes about half the time. It must be the same JVM and the same jars.
FROM application AS training
ENV SPRING_DATASOURCE_URL=jdbc:postgresql://localhost/healthscore \
    SPRING_DATASOURCE_USERNAME=healthscore \
    SPRING_DATASOURCE_PASSWORD=healthscore
RUN apt-get update && apt-get install -y --no-install-recommends postgresql \
 && service postgresql start \
 && su postgres -c "psql -qc \"create role healthscore login superuser password 'healthscore'\"" \
 && su postgres -c "createdb -E UTF8 -T template0 --locale=C.UTF-8 healthscore" \
 && java -XX:AOTCacheOutput=healthscore.aot -Dspring.context.exit=onRefresh -jar healthscore.jar

FROM application
COPY --from=training /app/healthscore.aot ./
# It writes nothing but Tomcat's empty work directories and the JVM's own files, all of them under /tmp.
USER 10001
EXPOSE 8080
# Beside its heap it takes some 260 MB: in a container of 768 MB, 55 % leave room for these.
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=55 -XX:+ExitOnOutOfMemoryError"
# The image has neither curl nor wget, but bash opens a connection.
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r -t 2 _ status _ <&3 && [ \"$status\" = 200 ]"]
# Where the cache does not fit, as with a heap of 32 GB and more, the JVM says so and starts without it.
ENTRYPOINT ["java", "-XX:AOTCache=healthscore.aot", "-jar", "healthscore.jar"]
