/**
 * What the tables must say of a whole day, found without the folds: from the truth and the raw
 * rows.
 */
package io.belfry.reporting.oracle;
