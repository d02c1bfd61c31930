-- GET /scores?sort=score reads each page from here, those without a score last. Nothing read the index that it replaces.
create index score_current_lowest on score_current ((coalesce(score, 101)), account_id);
drop index score_current_score;
