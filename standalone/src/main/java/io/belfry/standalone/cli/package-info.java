/** The command line: {@code ./belfry}. */
package io.belfry.standalone.cli;
