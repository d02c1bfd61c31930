package io.healthscore.platform;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param directory where the profile {@code local} keeps its database, relative to the working directory */
@ConfigurationProperties("healthscore.local")
record LocalProperties(@DefaultValue("data") Path directory) {}
