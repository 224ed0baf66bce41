/** The channels and calls of this moment, folded from the events of the PBX. */
package io.belfry.pbx.command.live;
