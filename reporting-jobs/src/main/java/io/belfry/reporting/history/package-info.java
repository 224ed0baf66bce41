/** The calls of a user, an agent, a queue, a customer (A86–A89, A139–A142); plain Java. */
package io.belfry.reporting.history;
