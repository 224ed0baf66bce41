/** The databases of the suite in a file, and back (FEATURES O31–O33). */
package io.belfry.standalone.backup;
