-- Which account a user of a product was in from when on, as group calls said. The user's id is kept as its hash only.
create table user_group (
    user_hash  text collate "C" not null,
    joined_at  timestamptz      not null,
    account_id text collate "C" not null,
    primary key (user_hash, joined_at)
);

create index user_group_account on user_group (account_id);
