-- What is derived from cel and queue_log (FEATURES D10-D22). Names as in the seed, misspellings
-- included; times are instants.

create type status_type as enum ('answered');
create type call_direction_type as enum ('incoming', 'outgoing', 'internal');
create type call_exit_type as enum ('full', 'closed', 'joinempty', 'leaveempty', 'divert_ca_ratio',
    'divert_waittime', 'answered', 'abandoned', 'timeout');

create table call_data (
    id                      integer generated always as identity primary key,
    pbx                     varchar not null,
    uniqueid                varchar not null,
    dst_num                 varchar,
    start_time              timestamptz not null,
    answer_time             timestamptz,
    end_time                timestamptz,
    status                  status_type,
    ring_duration_on_answer integer,
    transfered              boolean not null,
    call_direction          call_direction_type not null,
    src_num                 varchar,
    transfer_direction      call_direction_type,
    src_agent               varchar,
    dst_agent               varchar,
    src_interface           varchar,
    unique (pbx, uniqueid)
);
create index call_data_start_time on call_data (start_time);

create table attached_data (
    id           integer generated always as identity primary key,
    id_call_data integer not null references call_data (id) on delete cascade,
    key          varchar not null,
    value        varchar not null
);
create index attached_data_call on attached_data (id_call_data);

create table call_on_queue (
    id                 integer generated always as identity primary key,
    pbx                varchar not null,
    callid             varchar not null,
    queue_time         timestamptz not null,
    total_ring_seconds integer not null,
    answer_time        timestamptz,
    hangup_time        timestamptz,
    status             call_exit_type,
    queue_ref          varchar not null,
    agent_num          varchar,
    unique (pbx, callid, queue_ref, queue_time)
);
create index call_on_queue_interval on call_on_queue (pbx, queue_ref, queue_time);
create index call_on_queue_time on call_on_queue (queue_time);

create table stat_queue_periodic (
    id              integer generated always as identity primary key,
    pbx             varchar not null,
    "time"          timestamptz not null,
    queue           varchar not null,
    answered        integer not null,
    abandoned       integer not null,
    total           integer not null,
    "full"          integer not null,
    closed          integer not null,
    joinempty       integer not null,
    leaveempty      integer not null,
    divert_ca_ratio integer not null,
    divert_waittime integer not null,
    timeout         integer not null,
    unique (pbx, queue, "time")
);
create index stat_queue_periodic_time on stat_queue_periodic ("time");

-- The rows the derivation works on, kept longer than the topics keep them (ADR 0005). `arrival` is
-- the order of the stream, which decides where times are equal.
create table reporting_cel (
    pbx       text        not null,
    source_id text        not null,
    moment    timestamptz not null,
    arrival   bigint      generated always as identity,
    linkedid  text        not null,
    data      jsonb       not null,
    primary key (pbx, source_id, moment)
);
create index reporting_cel_call on reporting_cel (pbx, linkedid);
create index reporting_cel_moment on reporting_cel (moment);

create table reporting_queue_log (
    pbx       text        not null,
    source_id text        not null,
    moment    timestamptz not null,
    arrival   bigint      generated always as identity,
    callid    text        not null,
    data      jsonb       not null,
    primary key (pbx, source_id, moment)
);
create index reporting_queue_log_call on reporting_queue_log (pbx, callid);
create index reporting_queue_log_moment on reporting_queue_log (moment);

-- When agents came to a line and left it.
create table reporting_agent_login (
    pbx       text        not null,
    source_id text        not null,
    moment    timestamptz not null,
    arrival   bigint      generated always as identity,
    line      text        not null,
    agent     text        not null,
    login     boolean     not null,
    primary key (pbx, source_id, moment)
);
create index reporting_agent_login_line on reporting_agent_login (pbx, line, moment, arrival);
