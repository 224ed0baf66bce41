/** Commands of clients on their way to a PBX, and what is said when they are refused. */
package io.belfry.gateway.core.command;
