/** What the gateway knows: immutable views of every PBX, folded from the compacted topics. */
package io.belfry.gateway.core.view;
