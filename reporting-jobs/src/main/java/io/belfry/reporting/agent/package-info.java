/** When agents worked, paused and rested, and where they sat; plain Java. */
package io.belfry.reporting.agent;
