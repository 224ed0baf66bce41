/** What a XiVO keeps of its logged-in agents in tables. */
package io.belfry.pbx.command.sql;
