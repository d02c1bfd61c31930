-- What a version's percentile curves compare with: how a metric's values were spread over a population when the version
-- was created. Written in the transaction that stores the version; no statement of ours updates or deletes a row.
create table model_reference (
    key       text collate "C"   not null,
    version   integer            not null,
    metric    text collate "C"   not null,
    -- Empty for all accounts.
    segment   text collate "C"   not null,
    day       date               not null,
    accounts  integer            not null check (accounts >= 0),
    -- Ascending, evenly spaced from the least value to the greatest; empty where there are too few accounts to compare with.
    quantiles double precision[] not null,
    primary key (key, version, metric, segment),
    foreign key (key, version) references scoring_model (key, version)
);
