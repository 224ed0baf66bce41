/** What the tests said. */
package io.belfry.standalone.report;
