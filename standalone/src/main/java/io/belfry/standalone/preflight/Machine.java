package io.belfry.standalone.preflight;

import java.nio.file.Path;
import java.util.Optional;

/** The facts about this machine that the checks need. */
public interface Machine {

    /** "Linux". */
    String operatingSystem();

    /** "amd64". */
    String architecture();

    /** True when a program of this name is on the path. */
    boolean hasProgram(String name);

    /** True when files can be created in this folder, which is made if need be. */
    boolean canWrite(Path folder);

    /** Bytes free on the disk of this folder. */
    long freeDisk(Path folder);

    /** Bytes that new processes can use without swapping. */
    long availableMemory();

    /** True when a server could listen on this port of loopback. */
    boolean isPortFree(int port);

    /** Who listens there, "pid 1234 (java)", if we may know. */
    Optional<String> portOwner(int port);
}
