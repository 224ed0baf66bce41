/** What all resources share. */
package io.belfry.pbx.http;
