package io.belfry.pbx.directory;

import io.belfry.pbx.directory.xivo.XivoOptions;

/** The section {@code directory} of the PBX file: the directory, or where it is. */
public sealed interface DirectorySection {

    /** The directory stands in the file. */
    record Inline(Directory directory) implements DirectorySection {}

    /** The directory is in the tables of a XiVO, in the database of the section {@code pbx}. */
    record Xivo(XivoOptions options) implements DirectorySection {}
}
