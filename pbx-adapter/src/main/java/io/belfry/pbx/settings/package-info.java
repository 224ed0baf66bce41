/** What the PBX file says about the PBX. */
package io.belfry.pbx.settings;
