/** Users, lines, agents, queues of a PBX that has no configuration database of its own. */
package io.belfry.pbx.directory;
