-- The other derived tables (FEATURES D14, D19, D23-D33). Names as in the seed, misspellings
-- included; times are instants. Columns that the seed does not know stand last.

create table call_element (
    id           integer generated always as identity primary key,
    call_data_id integer not null references call_data (id) on delete cascade,
    start_time   timestamptz not null,
    answer_time  timestamptz,
    end_time     timestamptz,
    interface    varchar
);
create index call_element_call on call_element (call_data_id);

create table hold_periods (
    id        integer generated always as identity primary key,
    linkedid  varchar not null,
    start     timestamptz not null,
    "end"     timestamptz,
    pbx       varchar not null,
    interface varchar  -- who held (D43)
);
create index hold_periods_call on hold_periods (pbx, linkedid);
create index hold_periods_start on hold_periods (start);

alter table call_on_queue
    add column linkedid       varchar,          -- call_data.uniqueid; callid, but for Local channels
    add column dst_num        varchar,
    add column member         varchar,          -- also a member that is no agent (D40)
    add column wait_seconds   integer,
    add column talk_seconds   integer not null default 0,
    add column hold_seconds   integer not null default 0,
    add column wrapup_seconds integer not null default 0;
update call_on_queue set linkedid = callid, member = 'Agent/' || agent_num;
alter table call_on_queue alter column linkedid set not null;
create index call_on_queue_call on call_on_queue (pbx, linkedid);

create table agent_position (
    agent_num   varchar not null,
    line_number varchar not null,
    start_time  timestamptz not null,
    end_time    timestamptz,
    sda         varchar,
    pbx         varchar not null,
    primary key (pbx, line_number, start_time)
);
create index agent_position_agent on agent_position (pbx, agent_num, start_time);

create table stat_agent_periodic (
    id          integer generated always as identity primary key,
    "time"      timestamptz not null,
    agent       varchar not null,
    login_time  interval not null,
    pause_time  interval not null,
    wrapup_time interval not null,
    pbx         varchar not null,
    unique (pbx, agent, "time")
);
create index stat_agent_periodic_time on stat_agent_periodic ("time");

create table stat_queue_specific (
    "time"              timestamptz not null,
    queue_ref           varchar not null,
    dst_num             varchar not null,
    nb_offered          integer not null,
    nb_abandoned        integer not null,
    sum_resp_delay      integer not null,
    answer_less_t1      integer not null,
    abandoned_btw_t1_t2 integer not null,
    answer_btw_t1_t2    integer not null,
    abandoned_more_t2   integer not null,
    communication_time  integer not null,
    hold_time           integer not null,
    wrapup_time         integer not null,
    pbx                 varchar not null,
    primary key (pbx, "time", queue_ref, dst_num)
);
create index stat_queue_specific_queue on stat_queue_specific (pbx, queue_ref, "time");

create table stat_agent_specific (
    "time"                                    timestamptz not null,
    agent_num                                 varchar not null,
    nb_offered                                integer not null,
    nb_answered                               integer not null,
    conversation_time                         integer not null,
    ringing_time                              integer not null,
    nb_outgoing_calls                         integer not null,
    conversation_time_outgoing_calls          integer not null,
    hold_time                                 integer not null,
    nb_received_internal_calls                integer not null,
    conversation_time_received_internal_calls integer not null,
    nb_transfered_intern                      integer not null,
    nb_transfered_extern                      integer not null,
    nb_emitted_internal_calls                 integer not null,
    conversation_time_emitted_internal_calls  integer not null,
    nb_incoming_calls                         integer not null,
    conversation_time_incoming_calls          integer not null,
    pbx                                       varchar not null,
    primary key (pbx, "time", agent_num)
);
create index stat_agent_specific_agent on stat_agent_specific (pbx, agent_num, "time");

create table stat_agent_queue_specific (
    "time"             timestamptz not null,
    agent_num          varchar not null,
    queue_ref          varchar not null,
    dst_num            varchar not null,
    nb_answered_calls  integer not null,
    communication_time integer not null,
    hold_time          integer not null,
    wrapup_time        integer not null,
    pbx                varchar not null,
    primary key (pbx, "time", agent_num, queue_ref, dst_num)
);

-- Thresholds: for all queues, and for some (D28, D29).
create table queue_specific_time_period (
    name    varchar primary key,
    seconds integer not null check (seconds >= 0)
);
insert into queue_specific_time_period values ('t1', 15), ('t2', 20);
create table queue_threshold_time (
    queue_ref varchar primary key,
    t1        integer not null check (t1 >= 0),
    t2        integer not null check (t2 >= t1)
);

-- What a call counts for, per agent: stat_agent_specific is the sum of it.
create table reporting_agent_fact (
    pbx                                       text        not null,
    linkedid                                  text        not null,
    "time"                                    timestamptz not null,
    agent_num                                 text        not null,
    nb_offered                                integer     not null,
    nb_answered                               integer     not null,
    conversation_time                         integer     not null,
    ringing_time                              integer     not null,
    nb_outgoing_calls                         integer     not null,
    conversation_time_outgoing_calls          integer     not null,
    hold_time                                 integer     not null,
    nb_received_internal_calls                integer     not null,
    conversation_time_received_internal_calls integer     not null,
    nb_transfered_intern                      integer     not null,
    nb_transfered_extern                      integer     not null,
    nb_emitted_internal_calls                 integer     not null,
    conversation_time_emitted_internal_calls  integer     not null,
    nb_incoming_calls                         integer     not null,
    conversation_time_incoming_calls          integer     not null
);
create index reporting_agent_fact_call on reporting_agent_fact (pbx, linkedid);
create index reporting_agent_fact_time on reporting_agent_fact (pbx, "time");

-- Quarters whose stat_*_specific rows are out of date.
create table reporting_dirty (
    pbx     text        not null,
    quarter timestamptz not null,
    primary key (pbx, quarter)
);

-- The rows of queue_log that tell of an agent's day.
create table reporting_agent_log (
    pbx       text        not null,
    source_id text        not null,
    moment    timestamptz not null,
    arrival   bigint      generated always as identity,
    agent     text        not null,
    event     text        not null,
    data      jsonb       not null,
    primary key (pbx, source_id, moment)
);
create index reporting_agent_log_agent on reporting_agent_log (pbx, agent, moment, arrival);

-- Holds that only AMI told of.
create table reporting_hold (
    pbx      text        not null,
    linkedid text        not null,
    uniqueid text        not null,
    moment   timestamptz not null,
    channel  text        not null,
    held     boolean     not null,
    primary key (pbx, uniqueid, moment, held)
);
create index reporting_hold_call on reporting_hold (pbx, linkedid);
create index reporting_hold_moment on reporting_hold (moment);

-- When a PBX was started, and the last thing it had logged before.
create table reporting_start (
    pbx       text        not null,
    moment    timestamptz not null,
    last_sign timestamptz not null,
    primary key (pbx, moment)
);

-- Rest after a call, by queue, as the configuration had it.
create table reporting_wrapup (
    pbx        text        not null,
    queue      text        not null,
    valid_from timestamptz not null,
    seconds    integer     not null,
    primary key (pbx, queue, valid_from)
);

-- How far each PBX's logs are read: what lasts is counted up to there.
create table reporting_progress (
    pbx       text primary key,
    watermark timestamptz not null
);

alter table reporting_queue_log add column queue text;
alter table reporting_cel add column uniqueid text;
update reporting_cel set uniqueid = data ->> 'uniqueId';
update reporting_queue_log set queue = data ->> 'queueName';
create index reporting_cel_channel on reporting_cel (pbx, uniqueid);

-- What arrived since a recomputation began.
create index reporting_cel_arrival on reporting_cel using brin (arrival);
create index reporting_queue_log_arrival on reporting_queue_log using brin (arrival);

-- Recomputations of the past.
create table reporting_recomputation (
    id         uuid primary key,
    pbx        text        not null,
    from_time  timestamptz not null,
    to_time    timestamptz not null,
    state      text        not null check (state in ('running', 'done', 'failed', 'interrupted')),
    done_until timestamptz not null,
    calls      bigint      not null default 0,
    started_at timestamptz not null,
    ended_at   timestamptz,
    failure    text
);
create unique index reporting_recomputation_running on reporting_recomputation (pbx) where state = 'running';
