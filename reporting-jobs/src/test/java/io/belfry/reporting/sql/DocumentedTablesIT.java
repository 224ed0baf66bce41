package io.belfry.reporting.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tables, columns and enumerations as FEATURES D has them, typed by hand from there. Times are
 * instants instead of local times; columns of ours may stand beside these.
 */
class DocumentedTablesIT {
    private static final DataSource DATABASE = XivoStats.create("documented");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            call_data, id:int4 uniqueid:varchar dst_num:varchar start_time:timestamptz answer_time:timestamptz end_time:timestamptz status:status_type ring_duration_on_answer:int4 transfered:bool call_direction:call_direction_type src_num:varchar transfer_direction:call_direction_type src_agent:varchar dst_agent:varchar src_interface:varchar
            attached_data, id:int4 id_call_data:int4 key:varchar value:varchar
            call_element, id:int4 call_data_id:int4 start_time:timestamptz answer_time:timestamptz end_time:timestamptz interface:varchar
            call_on_queue, id:int4 callid:varchar queue_time:timestamptz total_ring_seconds:int4 answer_time:timestamptz hangup_time:timestamptz status:call_exit_type queue_ref:varchar agent_num:varchar
            hold_periods, id:int4 linkedid:varchar start:timestamptz end:timestamptz
            stat_queue_periodic, id:int4 time:timestamptz queue:varchar answered:int4 abandoned:int4 total:int4 full:int4 closed:int4 joinempty:int4 leaveempty:int4 divert_ca_ratio:int4 divert_waittime:int4 timeout:int4
            stat_agent_periodic, id:int4 time:timestamptz agent:varchar login_time:interval pause_time:interval wrapup_time:interval
            stat_queue_specific, time:timestamptz queue_ref:varchar dst_num:varchar nb_offered:int4 nb_abandoned:int4 sum_resp_delay:int4 answer_less_t1:int4 abandoned_btw_t1_t2:int4 answer_btw_t1_t2:int4 abandoned_more_t2:int4 communication_time:int4 hold_time:int4 wrapup_time:int4
            stat_agent_specific, time:timestamptz agent_num:varchar nb_offered:int4 nb_answered:int4 conversation_time:int4 ringing_time:int4 nb_outgoing_calls:int4 conversation_time_outgoing_calls:int4 hold_time:int4 nb_received_internal_calls:int4 conversation_time_received_internal_calls:int4 nb_transfered_intern:int4 nb_transfered_extern:int4 nb_emitted_internal_calls:int4 conversation_time_emitted_internal_calls:int4 nb_incoming_calls:int4 conversation_time_incoming_calls:int4
            stat_agent_queue_specific, time:timestamptz agent_num:varchar queue_ref:varchar dst_num:varchar nb_answered_calls:int4 communication_time:int4 hold_time:int4 wrapup_time:int4
            agent_position, agent_num:varchar line_number:varchar start_time:timestamptz end_time:timestamptz sda:varchar
            queue_specific_time_period, name:varchar seconds:int4
            queue_threshold_time, queue_ref:varchar t1:int4 t2:int4
            """)
    void a_table_has_the_documented_columns_in_their_order(String table, String columns)
            throws SQLException {
        List<String> there =
                query(
                        "select column_name || ':' || udt_name from information_schema.columns where table_schema = 'public' and table_name = ? order by ordinal_position",
                        table);
        assertThat(there).containsSubsequence(columns.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            status_type, answered
            call_direction_type, incoming outgoing internal
            call_exit_type, full closed joinempty leaveempty divert_ca_ratio divert_waittime answered abandoned timeout
            """)
    void an_enumeration_has_the_documented_values(String type, String values) throws SQLException {
        assertThat(
                        query(
                                "select enumlabel from pg_enum join pg_type t on t.oid = enumtypid where typname = ? order by enumsortorder",
                                type))
                .containsExactly(values.split(" "));
    }

    private static List<String> query(String sql, String argument) throws SQLException {
        try (Connection connection = DATABASE.getConnection()) {
            return new Sql(connection).query(sql, row -> row.getString(1), argument);
        }
    }
}
