/** Runs Maven, and knows what needs building. */
package io.belfry.standalone.build;
