/** What the services say to each other: topics, keys and the envelope. No framework. */
package io.belfry.contracts;
