/** The directory of a XiVO, made of the rows of its tables. */
package io.belfry.pbx.directory.xivo;
