package io.belfry.pbx.file;

import io.belfry.contracts.config.ConfiguredProfile;
import io.belfry.pbx.directory.DirectorySection;
import io.belfry.pbx.directory.xivo.XivoOptions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The section {@code directory}: lists of objects, or {@code source: xivo}; never both. */
final class DirectorySectionReader {

    private static final List<String> LISTS =
            List.of("groups", "queues", "lines", "agents", "users", "members", "statuses");

    private DirectorySectionReader() {}

    static DirectorySection read(YamlSection section) {
        return switch (section.text("source").orElse("file")) {
            case "file" -> inline(section);
            case "xivo" -> xivo(section);
            default -> throw section.wrong("source", "must be file or xivo");
        };
    }

    private static DirectorySection inline(YamlSection section) {
        if (LISTS.stream().noneMatch(section::has)) {
            throw section.wrong(
                    "", "must list " + String.join(", ", LISTS) + ", or say source: xivo");
        }
        return new DirectorySection.Inline(DirectoryReader.read(section));
    }

    private static DirectorySection xivo(YamlSection section) {
        LISTS.stream()
                .filter(section::has)
                .findFirst()
                .ifPresent(
                        list -> {
                            throw section.wrong(list, "and source: xivo exclude each other");
                        });
        String technology = section.text("sip-technology").orElse("SIP");
        if (!technology.equals("SIP") && !technology.equals("PJSIP")) {
            throw section.wrong("sip-technology", "must be SIP or PJSIP");
        }
        XivoOptions options =
                new XivoOptions(
                        technology,
                        profiles(section),
                        new HashSet<>(section.texts("administrators").orElse(List.of())));
        section.end();
        return new DirectorySection.Xivo(options);
    }

    private static Map<String, ConfiguredProfile> profiles(YamlSection section) {
        if (!section.has("profiles")) {
            return XivoOptions.INSTALLED_PROFILES;
        }
        Map<String, ConfiguredProfile> profiles = new HashMap<>();
        for (YamlSection entry : section.list("profiles")) {
            String name = entry.required("cti-profile");
            ConfiguredProfile profile = DirectoryReader.profile(entry);
            if (profiles.put(name, profile) != null) {
                throw entry.wrong("cti-profile", name + " comes twice");
            }
            entry.end();
        }
        return profiles;
    }
}
