/** Real Kafka, PostgreSQL and Elasticsearch for tests: one set per build, shared by the modules. */
package io.belfry.testing.infra;
