/** Who is connected, what he asked for and what he may see. */
package io.belfry.gateway.core.session;
