-- What the history of calls asks for (FEATURES A86-A89, A142): the newest calls of a telephone, of an
-- agent, of a number outside.

-- The end of a number, which is the same however its beginning is written: +33388776655, 0388776655.
create function reporting_digits(number text) returns text
    language sql immutable parallel safe as
$$ select right(regexp_replace(number, '[^0-9]', '', 'g'), 9) $$;

create index call_data_src_interface on call_data (pbx, src_interface, start_time);
create index call_data_src_agent on call_data (pbx, src_agent, start_time) where src_agent is not null;
create index call_data_dst_agent on call_data (pbx, dst_agent, start_time) where dst_agent is not null;
create index call_data_caller on call_data (pbx, reporting_digits(src_num), start_time)
    where call_direction = 'incoming';
create index call_data_callee on call_data (pbx, reporting_digits(dst_num), start_time)
    where call_direction = 'outgoing';
create index call_element_interface on call_element (interface, start_time);
create index call_on_queue_agent on call_on_queue (pbx, agent_num, queue_time) where agent_num is not null;
