/** What a real Asterisk says: recorded AMI streams, CEL rows and queue_log lines. */
package io.belfry.testing.traces;
