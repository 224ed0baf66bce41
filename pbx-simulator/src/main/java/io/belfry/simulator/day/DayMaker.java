package io.belfry.simulator.day;

import io.belfry.simulator.day.DayFiles.Part;
import io.belfry.simulator.load.PbxFile;
import io.belfry.simulator.truth.Truth;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Runs a planned day as fast as it goes and writes its files. */
public final class DayMaker {

    /** Calls that are open at the last midnight are let go to their end, but not longer. */
    private static final long AFTER_MICROS = 12 * 3_600_000_000L;

    /** What was made. */
    public record Made(long events, long celRows, long queueLogRows, long lastMicros) {}

    private DayMaker() {}

    /** All files of a day. */
    public static Made make(DayPlan plan, Path folder) throws IOException {
        return make(plan, folder, Set.of(Part.values()), false);
    }

    static Made make(DayPlan plan, Path folder, Set<Part> parts, boolean compressed)
            throws IOException {
        DayWorld world = new DayWorld(plan);
        try (DayFiles files = new DayFiles(folder, plan.pbxZone(), parts, compressed)) {
            Truth truth = new Truth(world::now, world.wrapUps(), files::write);
            world.begin(
                    truth,
                    last -> {
                        files.write(last);
                        files.greet();
                    });
            long latest = plan.midnight(plan.days()).getEpochSecond() * 1_000_000 + AFTER_MICROS;
            while (world.step(latest)) {
                files.write(world.pbx().board().drain());
            }
            truth.finish();
            boolean readable = parts.contains(Part.QUEUE_LOG) && !compressed;
            Path log = readable ? folder.resolve("queue_log") : null;
            PbxFile.write(folder.resolve("pbx.yaml"), address(plan, log), world.site());
            return new Made(files.events(), files.celRows(), files.queueLogRows(), world.now());
        }
    }

    private static PbxFile.Address address(DayPlan plan, Path queueLog) {
        return new PbxFile.Address(
                "pbx1",
                plan.pbxZone().getId(),
                5039,
                "belfry",
                "belfry",
                null,
                "asterisk",
                queueLog);
    }
}
