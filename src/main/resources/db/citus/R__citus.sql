-- Spreads the event log over the workers of a Citus cluster: docs/scaling.md says what for, what to set up before, and what
-- is lost. Off unless spring.flyway.locations names this directory. It runs after the numbered migrations, and again when
-- it changes; what is distributed already stays as it is.
set local statement_timeout = 0;

create extension if not exists citus;
-- All that follows is one transaction, on one connection to each node.
set local citus.multi_shard_modify_mode = 'sequential';

-- Citus commits what a transaction wrote on one worker before what it wrote here, where nothing that it knows of was written
-- here as well: a crash in between would leave events without their signals, and their repeats would be duplicates. So
-- whoever writes signals touches a table that Citus knows, which is empty; it then commits in two phases.
create table if not exists two_phase_commit (nothing integer);

create or replace function signal_day_commit_in_two_phases() returns trigger
    language plpgsql as $$
begin
    delete from two_phase_commit;
    return null;
end $$;

create or replace trigger signal_day_commit_in_two_phases after insert or update or delete on signal_day
    for each statement execute function signal_day_commit_in_two_phases();

-- In two phases, what lies here is seen before what lies on workers, by as long as they take to answer. Who erases an account
-- in between would leave the events that are still on their way. So an erasure waits for all who write signals: table
-- locks are held until the workers have answered. It gives the lock back at once, so that nobody waits for the erasure.
create or replace function account_wait_for_workers() returns trigger
    language plpgsql as $$
begin
    begin
        lock table signal_day in share row exclusive mode;
        raise sqlstate 'HS001';
    exception when sqlstate 'HS001' then
        null;
    end;
    return old;
end $$;

create or replace trigger account_wait_for_workers before delete on account
    for each row execute function account_wait_for_workers();

-- For class Workers.
comment on table event is 'on workers';

do $$
begin
    if not exists (select from pg_dist_partition where logicalrelid = 'event'::regclass) then
        perform create_distributed_table('event', 'account_id', colocate_with => 'none');
        perform citus_add_local_table_to_metadata('two_phase_commit');
    end if;
end $$;
