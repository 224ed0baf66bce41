package io.belfry.pbx.directory;

import java.util.List;

/**
 * What a reload found and did.
 *
 * @param source {@code file} or {@code xivo}
 * @param changes by topic; a topic that was right is not named
 * @param problems rows that could not be used
 * @param missing tables and columns that the source does not have and that can be done without
 */
public record DirectoryReport(
        String source,
        List<TopicChanges> changes,
        List<LoadedDirectory.Problem> problems,
        List<String> missing) {}
