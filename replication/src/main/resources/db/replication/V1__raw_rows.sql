-- What the PBX logged, row by row (FEATURES D2, D34). The columns of a XiVO PBX, and in front of them
-- which PBX it was and the name of the row there. Times are instants, not local times.

create extension if not exists "uuid-ossp";

create table cel (
    pbx         text        not null,
    source_id   text        not null,
    id          bigint      generated always as identity,
    eventtype   text,
    eventtime   timestamptz not null,
    userdeftype text,
    cid_name    text,
    cid_num     text,
    cid_ani     text,
    cid_rdnis   text,
    cid_dnid    text,
    exten       text,
    context     text,
    channame    text,
    appname     text,
    appdata     text,
    amaflags    integer,
    accountcode text,
    peeraccount text,
    uniqueid    text,
    linkedid    text,
    userfield   text,
    peer        text,
    extra       text,
    -- A row is written once and never changes, so its time may stand in the key of a partitioned table.
    primary key (pbx, source_id, eventtime)
) partition by range (eventtime);

create index cel_linkedid on cel (linkedid);
create index cel_eventtime on cel (eventtime);
create table cel_default partition of cel default;

create table queue_log (
    pbx       text        not null,
    source_id text        not null,
    id        bigint      generated always as identity,
    "time"    timestamptz not null,
    callid    text,
    queuename text,
    agent     text,
    event     text,
    data1     text,
    data2     text,
    data3     text,
    data4     text,
    data5     text,
    primary key (pbx, source_id, "time")
) partition by range ("time");

create index queue_log_callid on queue_log (callid);
create index queue_log_time on queue_log ("time");
create table queue_log_default partition of queue_log default;

-- Makes the partition of a month (UTC) if it is missing. False when the default partition already
-- holds rows of that month: they stay there, and so do the ones to come.
create function ensure_month_partition(parent text, moment timestamptz) returns boolean
    language plpgsql as
$$
declare
    first timestamptz := date_trunc('month', moment, 'UTC');
    part  text        := parent || '_' || to_char(first at time zone 'UTC', 'YYYYMM');
begin
    perform pg_advisory_xact_lock(hashtext('ensure_month_partition'));
    if to_regclass(part) is not null then
        return true;
    end if;
    execute format('create table %I partition of %I for values from (%L) to (%L)',
                   part, parent, first, (first at time zone 'UTC' + interval '1 month') at time zone 'UTC');
    return true;
exception
    when check_violation then
        return false;
end
$$;
