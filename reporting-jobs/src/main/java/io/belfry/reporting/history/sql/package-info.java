/** The history of calls from call_data, call_element and call_on_queue. */
package io.belfry.reporting.history.sql;
