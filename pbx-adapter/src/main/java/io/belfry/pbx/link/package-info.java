/** The link to the PBX: what goes over it and what is told about it. */
package io.belfry.pbx.link;
