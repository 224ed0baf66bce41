/**
 * Real servers on one machine without containers: Kafka, PostgreSQL and Elasticsearch as processes
 * of their own, and the bookkeeping that finds and stops them again.
 */
package io.belfry.standalone.embedded;
