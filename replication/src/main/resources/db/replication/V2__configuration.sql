-- The configuration of the PBX under the names of a XiVO PBX (FEATURES D3). One row per object; an
-- object that is gone stays with active = false, so that old statistics keep their names (D41).
-- source_id is the object in the record key.

create table userfeatures (
    pbx text not null, source_id text not null, active boolean not null,
    id integer, firstname text, lastname text, loginclient text, agentid integer, lineid integer,
    mobilephonenumber text, voicemailid integer,
    primary key (pbx, source_id)
);

create table linefeatures (
    pbx text not null, source_id text not null, active boolean not null,
    id integer, number text, context text, name text, userid integer,
    primary key (pbx, source_id)
);

create table agentfeatures (
    pbx text not null, source_id text not null, active boolean not null,
    id integer, numgroup integer, firstname text, lastname text, number text, context text,
    primary key (pbx, source_id)
);

create table agentgroup (
    pbx text not null, source_id text not null, active boolean not null,
    id integer, groupid integer, name text,
    primary key (pbx, source_id)
);

create table queuefeatures (
    pbx text not null, source_id text not null, active boolean not null,
    id integer, name text, displayname text, number text, context text,
    primary key (pbx, source_id)
);

create table queuemember (
    pbx text not null, source_id text not null, active boolean not null,
    queueid integer, userid integer, usertype text, penalty integer,
    primary key (pbx, source_id)
);

create table ctistatus (
    pbx text not null, source_id text not null, active boolean not null,
    name text, display_name text, color text, actions text,
    primary key (pbx, source_id)
);

-- Every version an object ever had.
create table configuration_history (
    id         bigint      generated always as identity primary key,
    pbx        text        not null,
    kind       text        not null,
    object_id  text        not null,
    valid_from timestamptz not null,
    valid_to   timestamptz,
    data       jsonb       not null
);
create index configuration_history_object on configuration_history (pbx, kind, object_id, id desc);

-- Records that an object is `new_data` (null: gone) since `moment`. False when that is no news: the
-- same as before, or older than what is known already, as when a topic is read again.
create function record_configuration(
    of_pbx text, of_kind text, of_object text, moment timestamptz, new_data jsonb) returns boolean
    language plpgsql as
$$
declare
    last configuration_history;
begin
    select * into last from configuration_history
     where pbx = of_pbx and kind = of_kind and object_id = of_object
     order by id desc limit 1;
    if last.id is null and new_data is null then
        return false;
    end if;
    if last.id is not null then
        if moment < coalesce(last.valid_to, last.valid_from) then
            return false;
        end if;
        if last.valid_to is null and last.data is not distinct from new_data then
            return false;
        end if;
        if last.valid_to is not null and new_data is null then
            return false;
        end if;
        update configuration_history set valid_to = moment where id = last.id and valid_to is null;
    end if;
    if new_data is not null then
        insert into configuration_history (pbx, kind, object_id, valid_from, data)
        values (of_pbx, of_kind, of_object, moment, new_data);
    end if;
    return true;
end
$$;
