/** The tables of a XiVO, read. */
package io.belfry.pbx.directory.xivo.sql;
