/** The directory, for administrators. */
package io.belfry.pbx.directory.http;
