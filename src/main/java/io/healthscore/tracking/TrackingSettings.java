package io.healthscore.tracking;

import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param mapping what tracked events and traits mean; without it tracked events are {@code custom} */
@ConfigurationProperties("healthscore.tracking")
record TrackingSettings(@DefaultValue Mapping mapping) {

    /**
     * What the product's own words mean here.
     *
     * @param track at most one rule for each name of a tracked event
     * @param traits the trait that says it, by the field of the account; other traits become attributes
     */
    record Mapping(
            @DefaultValue List<TrackRule> track,
            @DefaultValue Map<String, String> traits) {

        Mapping {
            TrackRule.requireDifferentNames(track);
            traits = Traits.checked(traits);
        }
    }
}
