-- Twelve months of a centre with 20 queues of 3 numbers and 200 agents, 7 to 17 UTC: 2 million calls,
-- which 10 million rows of queue_log would tell of. Figures are made up, but in proportion.
insert into stat_queue_periodic (pbx, "time", queue, answered, abandoned, total, "full", closed, joinempty, leaveempty, divert_ca_ratio, divert_waittime, timeout)
select 'year', q, 'queue' || n, 6, 1, 7, 0, 0, 0, 0, 0, 0, 0
from generate_series('2025-11-01 00:00Z'::timestamptz, '2026-10-31 23:45Z', '15 minutes') q, generate_series(1, 20) n
where extract(hour from q at time zone 'UTC') between 7 and 16;

insert into stat_queue_specific (pbx, "time", queue_ref, dst_num, nb_offered, nb_abandoned, sum_resp_delay, answer_less_t1, abandoned_btw_t1_t2, answer_btw_t1_t2, abandoned_more_t2, communication_time, hold_time, wrapup_time)
select pbx, "time", queue, '5300' || n, 2, 0, 24, 1, 0, 1, 0, 360, 12, 20
from stat_queue_periodic, generate_series(1, 3) n where pbx = 'year';

insert into stat_agent_periodic (pbx, "time", agent, login_time, pause_time, wrapup_time)
select 'year', q, (1000 + n)::text, '15 minutes', '90.5 seconds', '40 seconds'
from (select distinct "time" as q from stat_queue_periodic where pbx = 'year') t, generate_series(1, 200) n
order by q, n;

insert into stat_agent_pause (pbx, "time", agent, reason, pause_time)
select pbx, "time", agent, case when agent::int % 3 = 0 then 'lunch' else 'backoffice' end, pause_time
from stat_agent_periodic where pbx = 'year' and agent::int % 10 < 3;

insert into stat_agent_specific (pbx, "time", agent_num, nb_offered, nb_answered, conversation_time, ringing_time, nb_outgoing_calls, conversation_time_outgoing_calls, hold_time, nb_received_internal_calls, conversation_time_received_internal_calls, nb_transfered_intern, nb_transfered_extern, nb_emitted_internal_calls, conversation_time_emitted_internal_calls, nb_incoming_calls, conversation_time_incoming_calls)
select pbx, "time", agent, 2, 1, 180, 9, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0
from stat_agent_periodic where pbx = 'year' and (agent::int + extract(minute from "time")::int / 15) % 2 = 0;

insert into stat_agent_queue_specific (pbx, "time", agent_num, queue_ref, dst_num, nb_answered_calls, communication_time, hold_time, wrapup_time)
select pbx, "time", agent_num, 'queue' || (agent_num::int % 20 + 1), '5300' || (agent_num::int % 3 + 1), 1, 180, 6, 10
from stat_agent_specific where pbx = 'year';

insert into agent_position (pbx, agent_num, line_number, start_time, end_time)
select 'year', (1000 + n)::text, (1000 + n)::text, d + interval '7 hours', d + interval '17 hours'
from generate_series('2025-11-01 00:00Z'::timestamptz, '2026-10-31 00:00Z', '1 day') d, generate_series(1, 200) n;

insert into call_data (pbx, uniqueid, dst_num, start_time, answer_time, end_time, status, ring_duration_on_answer, transfered, call_direction, src_num, src_interface)
select 'year', 'call' || n, '5300' || (n % 3 + 1), s, s + interval '12 seconds', s + interval '192 seconds', 'answered', 4, false, 'incoming', '06' || lpad((n * 7919 % 100000000)::text, 8, '0'), 'PJSIP/trunk'
from (select n, '2025-11-01 00:00Z'::timestamptz + interval '1 day' * (n % 365) + interval '7 hours' + interval '1 second' * (n * 31 % 36000) as s
      from generate_series(0, 1999999) n) c order by s;

insert into call_element (call_data_id, start_time, answer_time, end_time, interface)
select id, start_time + interval '8 seconds', answer_time, end_time, 'PJSIP/' || (1001 + id % 200)
from call_data where pbx = 'year';

insert into call_on_queue (pbx, callid, queue_time, total_ring_seconds, answer_time, hangup_time, status, queue_ref, agent_num, linkedid, dst_num, member, wait_seconds, talk_seconds)
select pbx, uniqueid, start_time, 4, answer_time, end_time, 'answered', 'queue' || (id % 20 + 1), (1001 + id % 200)::text, uniqueid, dst_num, 'Agent/' || (1001 + id % 200), 12, 180
from call_data where pbx = 'year';
