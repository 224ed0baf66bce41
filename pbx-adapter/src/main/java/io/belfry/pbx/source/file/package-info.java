/** Log files that somebody rotates. */
package io.belfry.pbx.source.file;
