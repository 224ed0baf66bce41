/** HTTP clients of the services. */
package io.belfry.testing.http;
