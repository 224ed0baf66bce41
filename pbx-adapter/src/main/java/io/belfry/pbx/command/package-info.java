/** What the PBX is asked to do: decided purely, done over AMI. */
package io.belfry.pbx.command;
