package io.belfry.pbx.file;

import io.belfry.pbx.directory.DirectorySection;
import io.belfry.pbx.settings.PbxSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Everything the PBX file says: the PBX, and its directory or where that is. */
public record PbxFile(PbxSettings settings, DirectorySection directory) {

    /**
     * Reads a PBX file.
     *
     * @param environment value of an environment variable, null when it is not set
     * @throws PbxFileException when it cannot be read or says something it must not
     */
    public static PbxFile read(Path path, UnaryOperator<String> environment) {
        try (Reader reader = Files.newBufferedReader(path)) {
            Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root == null) {
                throw new PbxFileException(path + " is empty");
            }
            YamlSection top = new YamlSection(path.toString(), "", root, environment);
            PbxSettings settings = SettingsReader.read(top.requiredSection("pbx"));
            YamlSection section = top.requiredSection("directory");
            DirectorySection directory = DirectorySectionReader.read(section);
            if (directory instanceof DirectorySection.Xivo && settings.database() == null) {
                throw section.wrong("source", "xivo needs the section pbx.database");
            }
            top.end();
            return new PbxFile(settings, directory);
        } catch (MarkedYAMLException e) {
            throw new PbxFileException(
                    "%s, line %d: %s"
                            .formatted(
                                    path,
                                    e.getProblemMark() == null
                                            ? 0
                                            : e.getProblemMark().getLine() + 1,
                                    e.getProblem()),
                    e);
        } catch (YAMLException e) { // a character that YAML does not know
            throw new PbxFileException(path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new PbxFileException("cannot read the PBX file " + path + ": " + e, e);
        }
    }
}
