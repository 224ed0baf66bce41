package io.belfry.pbx.file;

/** The PBX file cannot be used; the message names file, line and key. */
public final class PbxFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PbxFileException(String message) {
        super(message);
    }

    public PbxFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
