package io.healthscore.insight;

/** An account with what its current score is made of. */
record ComparedAccount(String accountId, Sized size, Graded graded) {}
