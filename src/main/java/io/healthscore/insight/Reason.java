package io.healthscore.insight;

import java.math.BigDecimal;

/** What costs an account points, as its score says. */
record Reason(String key, BigDecimal lost, String because) {}
