-- Most merges add nobody new or meet an empty set. Those are settled by an expression that Postgres puts into the upsert
-- itself; calling a function with a subquery costs more than writing the row does.
create function signal_users_union(a bigint[], b bigint[]) returns bigint[]
    language sql immutable parallel safe
    return array(select distinct u from unnest(a || b) as u order by u limit 512);

create or replace function signal_users_merge(a bigint[], b bigint[]) returns bigint[]
    language sql immutable parallel safe
    return case
        when a is null or a = b then b
        when b is null or cardinality(b) <= 8 and a @> b then a
        else signal_users_union(a, b)
    end;
