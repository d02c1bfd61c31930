package io.healthscore.scoring;

/**
 * A group of metrics.
 *
 * @param weight above 0, compared with the other categories' only
 * @param minimumCoverage 0 to 1 of the category's configured weight; below it the account has no score
 */
public record Category(String key, double weight, double minimumCoverage) {

    public Category {
        Check.named(key, "a category's key");
        Check.positive(weight, "weight of category " + key);
        Check.within(0, 1, minimumCoverage, "minimumCoverage of category " + key);
    }
}
