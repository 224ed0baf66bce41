package io.belfry.pbx.directory;

/**
 * The directory could not be read or published; it stays as it was. The message is for an operator
 * and holds no secret.
 */
public final class DirectoryException extends Exception {

    private static final long serialVersionUID = 1L;

    public DirectoryException(String message) {
        super(message);
    }

    public DirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
