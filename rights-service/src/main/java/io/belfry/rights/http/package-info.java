/** What all resources share. */
package io.belfry.rights.http;
