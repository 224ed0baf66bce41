-- What is derived from a call lies in a partition per month (UTC), so that what is old can be dropped as a whole
-- (FEATURES D38, D39). The key of a partitioned table holds its time; that a call is there once is seen to by its
-- writers, who take turns (one lock per PBX).

-- Makes the partition of a month if it is missing; rows of it that the default partition took meanwhile move into it.
-- (ensure_month_partition of replication does the same for its tables; either service may be the first in a database.)
create function reporting_month_partition(parent text, moment timestamptz) returns boolean
    language plpgsql as
$$
declare
    first timestamptz := date_trunc('month', moment, 'UTC');
    after timestamptz := (first at time zone 'UTC' + interval '1 month') at time zone 'UTC';
    part  text        := parent || '_' || to_char(first at time zone 'UTC', 'YYYYMM');
    key   text;
begin
    if to_regclass(part) is not null then
        return true;
    end if;
    perform pg_advisory_xact_lock(hashtext('reporting_month_partition'));
    if to_regclass(part) is not null then
        return true;
    end if;
    select attname into key from pg_partitioned_table join pg_attribute on attrelid = partrelid and attnum = partattrs[0]
     where partrelid = parent::regclass;
    execute format('lock table %I in access exclusive mode', parent || '_default');
    execute format('create table %I (like %I including defaults)', part, parent);
    execute format('with moved as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from moved',
                   parent || '_default', key, first, key, after, part);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, first, after);
    return true;
end
$$;

-- Parts of a call have no time of their own: that of their call.
alter table attached_data add column call_time timestamptz;
update attached_data a set call_time = c.start_time from call_data c where c.id = a.id_call_data;
alter table attached_data alter column call_time set not null;
alter table attached_data drop constraint attached_data_id_call_data_fkey;
alter table call_element drop constraint call_element_call_data_id_fkey;

alter table call_data drop constraint call_data_pkey, drop constraint call_data_pbx_uniqueid_key;
alter table attached_data drop constraint attached_data_pkey;
alter table call_element drop constraint call_element_pkey;
alter table call_on_queue
    drop constraint call_on_queue_pkey, drop constraint call_on_queue_pbx_callid_queue_ref_queue_time_key;
alter table hold_periods drop constraint hold_periods_pkey;
alter table reporting_hold drop constraint reporting_hold_pkey;
drop index call_data_start_time, attached_data_call, call_element_call, call_on_queue_interval, call_on_queue_time,
    call_on_queue_call, hold_periods_call, hold_periods_start, reporting_agent_fact_call, reporting_agent_fact_time,
    reporting_hold_call, reporting_hold_moment;

-- Each table becomes the default partition of one with its name.
do
$$
declare
    split  record;
    next   bigint;
begin
    for split in
        select * from (values ('call_data', 'start_time', true), ('attached_data', 'call_time', true),
                              ('call_element', 'start_time', true), ('call_on_queue', 'queue_time', true),
                              ('hold_periods', 'start', true), ('reporting_agent_fact', 'time', false),
                              ('reporting_hold', 'moment', false)) t (name, key, numbered)
    loop
        if split.numbered then
            execute format('select coalesce(max(id), 0) + 1 from %I', split.name) into next;
            execute format('alter table %I alter column id drop identity', split.name);
        end if;
        execute format('alter table %I rename to %I', split.name, split.name || '_default');
        execute format('create table %I (like %I including defaults) partition by range (%I)',
                       split.name, split.name || '_default', split.key);
        if split.numbered then
            execute format('alter table %I alter column id add generated always as identity (start with %s)',
                           split.name, next);
        end if;
        execute format('alter table %I attach partition %I default', split.name, split.name || '_default');
    end loop;
end
$$;

alter table call_data add primary key (id, start_time), add unique (pbx, uniqueid, start_time);
create index call_data_start_time on call_data (start_time);
alter table attached_data add primary key (id, call_time);
create index attached_data_call on attached_data (id_call_data);
alter table call_element add primary key (id, start_time);
create index call_element_call on call_element (call_data_id);
alter table call_on_queue add primary key (id, queue_time), add unique (pbx, callid, queue_ref, queue_time);
create index call_on_queue_interval on call_on_queue (pbx, queue_ref, queue_time);
create index call_on_queue_time on call_on_queue (queue_time);
create index call_on_queue_call on call_on_queue (pbx, linkedid);
alter table hold_periods add primary key (id, start);
create index hold_periods_call on hold_periods (pbx, linkedid);
create index hold_periods_start on hold_periods (start);
create index reporting_agent_fact_call on reporting_agent_fact (pbx, linkedid);
create index reporting_agent_fact_time on reporting_agent_fact (pbx, "time");
alter table reporting_hold add primary key (pbx, uniqueid, moment, held);
create index reporting_hold_call on reporting_hold (pbx, linkedid);

-- The months that are there already; those of a PBX with a wrong clock stay in the default partition.
do
$$
declare
    split  record;
    months timestamptz[];
    month  timestamptz;
begin
    for split in
        select * from (values ('call_data', 'start_time'), ('attached_data', 'call_time'),
                              ('call_element', 'start_time'), ('call_on_queue', 'queue_time'),
                              ('hold_periods', 'start'), ('reporting_agent_fact', 'time'),
                              ('reporting_hold', 'moment')) t (name, key)
    loop
        execute format(
            'select array(select distinct date_trunc(''month'', %I, ''UTC'') from %I where %I between now() - interval ''10 years'' and now() + interval ''1 month'')',
            split.key, split.name || '_default', split.key) into months;
        foreach month in array months
        loop
            perform reporting_month_partition(split.name, month);
        end loop;
    end loop;
end
$$;

-- What is older than this has been dropped; figures of before stay as they are.
create table reporting_retention (
    kept_from timestamptz not null
);
insert into reporting_retention values ('-infinity');
