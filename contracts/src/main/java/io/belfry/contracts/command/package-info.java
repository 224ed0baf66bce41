/** What a PBX is asked to do, and what became of it. */
package io.belfry.contracts.command;
