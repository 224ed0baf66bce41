/** The configuration of a PBX and of its directory, object by object, on compacted topics. */
package io.belfry.contracts.config;
