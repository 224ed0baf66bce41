-- A month's partition may be made late: rows of it that the default partition took meanwhile move into it
-- (FEATURES D38, D39: what is old goes by the month).
create or replace function ensure_month_partition(parent text, moment timestamptz) returns boolean
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
    perform pg_advisory_xact_lock(hashtext('ensure_month_partition'));
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
