/** Elasticsearch: the index queuelogs. */
package io.belfry.replication.search;
