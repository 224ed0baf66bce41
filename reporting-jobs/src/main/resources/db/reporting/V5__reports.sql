-- The standard reports (FEATURES D46): views over the quarters of an hour, with readable names. Times
-- are instants: group by date_trunc('day', quarter, 'Europe/Paris') for days of a zone.

-- Why agents were on pause: pause_time of stat_agent_periodic, by the reason that the pause began with.
create table stat_agent_pause (
    "time"     timestamptz not null,
    agent      varchar     not null,
    reason     varchar     not null,  -- empty when none was given
    pause_time interval    not null,
    pbx        varchar     not null,
    primary key (pbx, agent, "time", reason)
);
create index stat_agent_pause_time on stat_agent_pause (pbx, "time");

-- Of one PBX and a stretch of time everything is asked for.
create index stat_queue_periodic_pbx on stat_queue_periodic (pbx, "time");
create index stat_agent_periodic_pbx on stat_agent_periodic (pbx, "time");

-- The summands of a report, to be summed up once: a quarter has a row of each table.
create view reporting_queue_parts as
select pbx, "time" as quarter, queue,
       total as offered, answered, abandoned, timeout as timed_out, leaveempty as left_empty,
       "full" + closed + joinempty + divert_ca_ratio + divert_waittime as turned_away,
       0 as answered_before_t1, 0 as answered_by_t2, 0 as abandoned_after_t2,
       0 as wait_seconds, 0 as talk_seconds, 0 as hold_seconds, 0 as wrapup_seconds
from stat_queue_periodic
union all
select pbx, "time", queue_ref, 0, 0, 0, 0, 0, 0,
       answer_less_t1, answer_less_t1 + answer_btw_t1_t2, abandoned_more_t2,
       sum_resp_delay, communication_time, hold_time, wrapup_time
from stat_queue_specific;

create view reporting_number_parts as
select pbx, "time" as quarter, queue_ref as queue, dst_num as number,
       nb_offered as offered, 0 as answered, nb_abandoned as abandoned,
       answer_less_t1 as answered_before_t1, answer_less_t1 + answer_btw_t1_t2 as answered_by_t2,
       abandoned_more_t2 as abandoned_after_t2, sum_resp_delay as wait_seconds,
       communication_time as talk_seconds, hold_time as hold_seconds, wrapup_time as wrapup_seconds
from stat_queue_specific
union all
select pbx, "time", queue_ref, dst_num, 0, nb_answered_calls, 0, 0, 0, 0, 0, 0, 0, 0
from stat_agent_queue_specific;

create view reporting_agent_parts as
select pbx, "time" as quarter, agent,
       date_part('epoch', login_time) as login_seconds, date_part('epoch', pause_time) as pause_seconds,
       date_part('epoch', wrapup_time) as wrapup_seconds,
       0 as offered, 0 as answered, 0 as ring_no_answer, 0 as ring_seconds, 0 as talk_seconds,
       0 as hold_seconds, 0 as transferred_inside, 0 as transferred_outside,
       0 as incoming, 0 as incoming_seconds, 0 as outgoing, 0 as outgoing_seconds,
       0 as internal_received, 0 as internal_received_seconds,
       0 as internal_made, 0 as internal_made_seconds
from stat_agent_periodic
union all
select pbx, "time", agent_num, 0, 0, 0,
       nb_offered, nb_answered, greatest(nb_offered - nb_answered, 0), ringing_time, conversation_time,
       hold_time, nb_transfered_intern, nb_transfered_extern,
       nb_incoming_calls, conversation_time_incoming_calls,
       nb_outgoing_calls, conversation_time_outgoing_calls,
       nb_received_internal_calls, conversation_time_received_internal_calls,
       nb_emitted_internal_calls, conversation_time_emitted_internal_calls
from stat_agent_specific;

-- For analysts and their tools: one row per quarter of an hour.
create view report_queue_quarters as
select pbx, quarter, queue,
       sum(offered) as offered, sum(answered) as answered, sum(abandoned) as abandoned,
       sum(timed_out) as timed_out, sum(left_empty) as left_empty, sum(turned_away) as turned_away,
       sum(answered_before_t1) as answered_before_t1, sum(answered_by_t2) as answered_by_t2,
       sum(abandoned_after_t2) as abandoned_after_t2, sum(wait_seconds) as wait_seconds,
       sum(talk_seconds) as talk_seconds, sum(hold_seconds) as hold_seconds,
       sum(wrapup_seconds) as wrapup_seconds
from reporting_queue_parts
group by pbx, quarter, queue;

create view report_number_quarters as
select pbx, quarter, queue, number,
       sum(offered) as offered, sum(answered) as answered, sum(abandoned) as abandoned,
       sum(answered_before_t1) as answered_before_t1, sum(answered_by_t2) as answered_by_t2,
       sum(abandoned_after_t2) as abandoned_after_t2, sum(wait_seconds) as wait_seconds,
       sum(talk_seconds) as talk_seconds, sum(hold_seconds) as hold_seconds,
       sum(wrapup_seconds) as wrapup_seconds
from reporting_number_parts
group by pbx, quarter, queue, number;

create view report_agent_quarters as
select pbx, quarter, agent,
       sum(login_seconds) as login_seconds, sum(pause_seconds) as pause_seconds,
       sum(wrapup_seconds) as wrapup_seconds, sum(offered) as offered, sum(answered) as answered,
       sum(ring_no_answer) as ring_no_answer, sum(ring_seconds) as ring_seconds,
       sum(talk_seconds) as talk_seconds, sum(hold_seconds) as hold_seconds,
       sum(transferred_inside) as transferred_inside, sum(transferred_outside) as transferred_outside,
       sum(incoming) as incoming, sum(incoming_seconds) as incoming_seconds,
       sum(outgoing) as outgoing, sum(outgoing_seconds) as outgoing_seconds,
       sum(internal_received) as internal_received,
       sum(internal_received_seconds) as internal_received_seconds,
       sum(internal_made) as internal_made, sum(internal_made_seconds) as internal_made_seconds
from reporting_agent_parts
group by pbx, quarter, agent;

create view report_agent_queue_quarters as
select pbx, "time" as quarter, agent_num as agent, queue_ref as queue, dst_num as number,
       nb_answered_calls as answered, communication_time as talk_seconds,
       hold_time as hold_seconds, wrapup_time as wrapup_seconds
from stat_agent_queue_specific;

create view report_agent_pause_quarters as
select pbx, "time" as quarter, agent, reason, date_part('epoch', pause_time) as pause_seconds
from stat_agent_pause;

comment on view report_queue_quarters is
    'Calls per queue and quarter of an hour. offered: entered the queue. t1, t2: queue_threshold_time, else queue_specific_time_period. Service level = answered_before_t1 / offered; ASA = wait_seconds / answered; AHT = (talk_seconds + wrapup_seconds) / answered. talk_seconds includes hold_seconds.';
comment on view report_number_quarters is
    'The same per queue and called number.';
comment on view report_agent_quarters is
    'Days and calls of agents per quarter of an hour. offered: rings for calls of queues; ring_no_answer: those not answered. Occupancy = (all *_seconds of conversations + wrapup_seconds) / (login_seconds - pause_seconds).';
comment on view report_agent_queue_quarters is
    'Answered calls per agent, queue and called number.';
comment on view report_agent_pause_quarters is
    'Seconds on pause per agent and reason; reason is empty where none was given.';
